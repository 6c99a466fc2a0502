#if SQLite
import GRDB

/// Keeps failures in the door's database, so that a restart forgets none and several processes share them.
public struct SQLiteAttemptLimiter: AttemptLimiter {
    private let limiter: LedgerAttemptLimiter<SQLiteAttemptLedger>

    /// Creates a limiter.
    ///
    /// - Parameters:
    ///   - database: Where failures are kept, as keyed hashes.
    ///   - limits: The figures.
    public init(database: DoorDatabase, limits: AttemptLimits = AttemptLimits()) {
        self.init(database: database, limits: limits, clock: .system)
    }

    package init(database: DoorDatabase, limits: AttemptLimits, clock: LedgerClock) {
        let ledger = SQLiteAttemptLedger(database: database, clock: clock)
        limiter = LedgerAttemptLimiter(
            ledger: ledger, limits: limits, keys: AttemptKeys { database.key.hash($0) })
        // After a restart of the machine the kept time goes on from here, and not from the next failure.
        try? ledger.transaction { _ in }
    }

    /// Whether the attempt is within the limits.
    ///
    /// - Throws: ``DoorDatabaseError`` when the database cannot be read.
    public func admits(_ attempt: LookupAttempt) async throws -> Bool { try await limiter.admits(attempt) }

    /// Counts a failure.
    ///
    /// - Throws: ``DoorDatabaseError`` when the database cannot be written.
    public func settle(_ attempt: LookupAttempt, isFailure: Bool) async throws {
        try await limiter.settle(attempt, isFailure: isFailure)
    }

    /// Forgets the failures on an order, and the locks of it.
    ///
    /// - Returns: Whether there was a lock.
    /// - Throws: ``DoorDatabaseError`` when the database cannot be written.
    public func unlock(_ reference: OrderReference) throws -> Bool { try limiter.unlock(reference) }
}

/// A ledger in the door's database.
struct SQLiteAttemptLedger: AttemptLedger {
    let database: DoorDatabase
    let clock: LedgerClock

    func transaction<Result: Sendable>(_ work: (inout SQLiteAttemptRecords) throws -> Result) throws -> Result {
        try database.write { db in
            var records = try records(in: db)
            return try work(&records)
        }
    }

    func write(_ work: @escaping @Sendable (inout SQLiteAttemptRecords) throws -> Void) async throws {
        try await database.writeTogether { db in
            var records = try records(in: db)
            try work(&records)
        }
    }

    /// The records during a transaction that writes.
    private func records(in db: Database) throws -> SQLiteAttemptRecords {
        let now = try SQLiteAttemptRecords.time(db, clock: clock)
        try SQLiteAttemptRecords.keep(time: now, clock: clock, in: db)
        return SQLiteAttemptRecords(db: db, now: now)
    }

    func reading<Result: Sendable>(
        of failure: AttemptFailure, _ work: (SQLiteAttemptRecords) throws -> Result
    ) throws -> Result {
        try database.read { db in
            var records = SQLiteAttemptRecords(db: db, now: try SQLiteAttemptRecords.time(db, clock: clock))
            try records.findUntouched(of: failure)
            return try work(records)
        }
    }
}
#endif
