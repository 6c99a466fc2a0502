/// What the limits of attempts are judged by, during one transaction.
///
/// Moments are milliseconds of the ledger's own time, which never goes back; see ``LedgerClock``.
protocol AttemptRecords {
    /// The present moment.
    var now: Int64 { get }
    /// The failures after a moment, by the site of their client.
    func failures(of target: AttemptTarget, after moment: Int64) throws -> [String: Int]
    /// The failures of all after a moment.
    func failures(after moment: Int64) throws -> Int
    /// Whether the very same attempt failed after a moment.
    func hasFailed(_ fingerprint: String, after moment: Int64) throws -> Bool
    /// The lock of a pair or a number, if there was one.
    func lock(of target: AttemptTarget) throws -> AttemptLock?
    /// Adds a failure that happens now.
    mutating func add(_ failure: AttemptFailure) throws
    /// Sets the lock of a pair or a number.
    mutating func set(_ lock: AttemptLock, of target: AttemptTarget) throws
    /// Forgets failures before a moment, locks that ended before another, and what is beyond a capacity.
    mutating func forget(failuresBefore: Int64, locksEndedBefore: Int64, capacity: Int) throws
    /// Forgets the locks and failures of a number, and those of its pairs.
    ///
    /// - Returns: Whether there was a lock.
    mutating func unlock(number: String) throws -> Bool
}

/// What failures are counted for. The texts are opaque and may be keyed hashes.
enum AttemptTarget: Hashable {
    /// One order and one client network.
    case pair(String, number: String)
    /// One order.
    case number(String)
    /// One client network.
    case client(String)

    var key: String {
        switch self {
        case .pair(let key, _), .number(let key), .client(let key): key
        }
    }
}

/// A failure with everything that it counts for.
struct AttemptFailure: Equatable {
    var pair: String
    var number: String
    var client: String
    var site: String
    /// Tells the same message sent again from another guess; nothing where the sender gives messages no identifier.
    var fingerprint: String?
    /// How many names were tried at once.
    var guesses = 1
}

/// A lock of a pair or a number.
struct AttemptLock: Equatable {
    /// When it began; failures before count no more.
    var since: Int64
    /// When it ends.
    var until: Int64
    /// How often in a row.
    var strikes: Int
}
