#if SQLite && Configuration
public import Foundation

extension SQLiteUnansweredLog {
    /// The unanswered questions of a shop, in its state folder.
    ///
    /// - Parameters:
    ///   - configuration: How long they are kept, and in which time zone days are counted.
    ///   - state: Where the file lies.
    ///   - analyzers: Make the stems that questions are grouped by.
    ///   - now: The clock. A fixed business day does not count here, or nothing would ever be forgotten.
    ///   - report: Called when the file cannot be written.
    public convenience init(
        configuration: LibriConfiguration, state: StateFolder, analyzers: Analyzers,
        now: @escaping @Sendable () -> Date = { Date() },
        report: @escaping @Sendable (UnansweredLogError) -> Void = { _ in }
    ) {
        let shop = configuration.shop
        self.init(
            path: state.unanswered, retentionDays: configuration.privacy.unansweredRetentionDays, analyzers: analyzers,
            today: { shop.calendarDay(at: now()) }, report: report)
    }
}

extension LibriConfiguration.Shop {
    /// The day that it is where the shop is, whatever the business day.
    package func calendarDay(at moment: Date) -> LocalDate {
        LocalDate(moment, in: TimeZone(identifier: timeZone) ?? .gmt)
    }
}
#endif
