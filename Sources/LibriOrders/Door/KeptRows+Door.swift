#if SQLite
package import Foundation
import GRDB
package import LibriSQLite

extension KeptRows {
    /// Accesses to orders.
    ///
    /// - Parameters:
    ///   - moment: Those before it are past their time.
    ///   - day: The day that it is at a moment.
    package static func accesses(before moment: Date, day: @escaping @Sendable (Date) -> LocalDate) -> KeptRows {
        KeptRows(
            table: "access", key: ["id"], expiry: "at", beginning: "at",
            limit: { _ in Int64(moment.timeIntervalSince1970 * 1_000) },
            day: { value, _ in
                Int64.fromDatabaseValue(value).map { day(Date(timeIntervalSince1970: Double($0) / 1_000)) }
            })
    }

    /// Failed attempts on orders.
    ///
    /// - Parameters:
    ///   - limits: How long a failure counts; then it is past its time.
    ///   - clock: The clock by which failures were written down.
    ///   - now: The present moment.
    ///   - day: The day that it is at a moment.
    package static func failures(
        limits: AttemptLimits, clock: LedgerClock, now: Date, day: @escaping @Sendable (Date) -> LocalDate
    ) -> KeptRows {
        let length = limits.failuresCountFor.inMilliseconds
        return KeptRows(
            table: "failure", key: ["id"], expiry: "at", beginning: "at",
            limit: { db in try SQLiteAttemptRecords.time(db, clock: clock) - length },
            day: { value, db in try ledgerDay(value, in: db, clock: clock, now: now, day: day) })
    }

    /// Locks after failed attempts on orders.
    ///
    /// - Parameters:
    ///   - limits: How long a lock counts after its end; then it is past its time.
    ///   - clock: The clock by which locks were set.
    ///   - now: The present moment.
    ///   - day: The day that it is at a moment.
    package static func locks(
        limits: AttemptLimits, clock: LedgerClock, now: Date, day: @escaping @Sendable (Date) -> LocalDate
    ) -> KeptRows {
        let length = limits.locksCountAfterTheirEndFor.inMilliseconds
        return KeptRows(
            table: "lock", key: ["target"], expiry: "until", beginning: "since",
            limit: { db in try SQLiteAttemptRecords.time(db, clock: clock) - length },
            day: { value, db in try ledgerDay(value, in: db, clock: clock, now: now, day: day) })
    }

    /// The day on the calendar of a moment on the ledger's clock, which stands still while the machine does.
    private static func ledgerDay(
        _ value: DatabaseValue, in db: Database, clock: LedgerClock, now: Date, day: (Date) -> LocalDate
    ) throws -> LocalDate? {
        guard let moment = Int64.fromDatabaseValue(value) else { return nil }
        let age = try SQLiteAttemptRecords.time(db, clock: clock) - moment
        return day(now.addingTimeInterval(-Double(age) / 1_000))
    }
}
#endif
