#if SQLite && Configuration
public import Foundation

extension SQLiteFeedbackLog {
    /// The feedback of a shop, in its state folder.
    ///
    /// - Parameters:
    ///   - configuration: How long it is kept, and in which time zone days are counted.
    ///   - state: Where the file lies.
    ///   - now: The clock. A fixed business day does not count here, or nothing would ever be forgotten.
    ///   - report: Called when the file cannot be written.
    public init(
        configuration: LibriConfiguration, state: StateFolder, now: @escaping @Sendable () -> Date = { Date() },
        report: @escaping @Sendable (FeedbackLogError) -> Void = { _ in }
    ) {
        let shop = configuration.shop
        self.init(
            path: state.feedback, retentionDays: configuration.privacy.feedbackRetentionDays,
            today: { shop.calendarDay(at: now()) }, report: report)
    }
}
#endif
