#if SQLite && Configuration
import Foundation
import LibriSQLite

extension Retention {
    /// A store as rows of a file.
    struct Kind {
        var store: KeptStore
        var length: Duration
        var rows: KeptRows
    }

    func files() -> [(file: KeptFile, kinds: [Kind])] {
        let (privacy, limits, shop) = (configuration.privacy, configuration.orders.limits, configuration.shop)
        let (now, clock) = (now(), ledgerClock)
        let day: @Sendable (Date) -> LocalDate = { shop.calendarDay(at: $0) }
        func length(days: Int) -> Duration { .seconds(days * 86_400) }
        func firstDay(_ days: Int) -> LocalDate { day(now).adding(days: -days) }
        return [
            (
                KeptFile(path: state.door),
                [
                    Kind(
                        store: .audit, length: length(days: privacy.auditRetentionDays),
                        rows: .accesses(
                            before: now.addingTimeInterval(-Double(privacy.auditRetentionDays) * 86_400), day: day)),
                    Kind(
                        store: .failures, length: limits.failuresCountFor,
                        rows: .failures(limits: limits, clock: clock, now: now, day: day)),
                    Kind(
                        store: .locks, length: limits.locksCountAfterTheirEndFor,
                        rows: .locks(limits: limits, clock: clock, now: now, day: day)),
                ]
            ),
            (
                KeptFile(path: state.feedback),
                [
                    Kind(
                        store: .feedback, length: length(days: privacy.feedbackRetentionDays),
                        rows: .feedback(before: firstDay(privacy.feedbackRetentionDays)))
                ]
            ),
            (
                KeptFile(path: state.unanswered),
                [
                    Kind(
                        store: .unanswered, length: length(days: privacy.unansweredRetentionDays),
                        rows: .unanswered(before: firstDay(privacy.unansweredRetentionDays)))
                ]
            ),
        ]
    }
}
#endif
