#if SQLite
import GRDB

/// Failures and locks in the door's database, during one transaction.
struct SQLiteAttemptRecords: AttemptRecords {
    let db: Database
    let now: Int64
    /// Keys under which nothing is kept, as for nearly every customer: the rules need not ask for each.
    private var untouched: Set<String> = []

    init(db: Database, now: Int64) {
        self.db = db
        self.now = now
    }

    /// The tables. `number` of a lock names the order of a pair as well, so that both can be unlocked.
    static let tables = """
        CREATE TABLE failure (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, pair TEXT NOT NULL, number TEXT NOT NULL, client TEXT NOT NULL,
            site TEXT NOT NULL, fingerprint TEXT
        );
        CREATE INDEX failureAt ON failure (at);
        CREATE INDEX failurePair ON failure (pair, at);
        CREATE INDEX failureNumber ON failure (number, at);
        CREATE INDEX failureClient ON failure (client, at);
        CREATE INDEX failureFingerprint ON failure (fingerprint, at);
        CREATE TABLE lock (
            target TEXT PRIMARY KEY, number TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
            strikes INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX lockUntil ON lock (until);
        CREATE INDEX lockNumber ON lock (number);
        CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, uptime INTEGER NOT NULL, time INTEGER NOT NULL);
        """

    /// The ledger's time: what was kept, and what has passed since on the same start of the machine.
    static func time(_ db: Database, clock: LedgerClock) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT boot, uptime, time FROM clock")
        guard let kept = try Row.fetchOne(statement) else { return 0 }
        let time: Int64 = kept["time"]
        guard kept["boot"] == clock.boot else { return time }
        return time + max(0, clock.uptime() - kept["uptime"])
    }

    static func keep(time: Int64, clock: LedgerClock, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO clock VALUES (1, ?, ?, ?)")
            .execute(arguments: [clock.boot, clock.uptime(), time])
    }

    /// Finds in one step whether anything is kept that counts for an attempt.
    mutating func findUntouched(of failure: AttemptFailure) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM lock WHERE target IN (?1, ?2)) OR EXISTS (SELECT 1 FROM failure WHERE pair = ?1)
                    OR EXISTS (SELECT 1 FROM failure WHERE number = ?2) OR EXISTS (SELECT 1 FROM failure WHERE client = ?3)
                """)
        let isTouched = try Bool.fetchOne(statement, arguments: [failure.pair, failure.number, failure.client])
        if isTouched == false { untouched = [failure.pair, failure.number, failure.client] }
    }

    func failures(of target: AttemptTarget, after moment: Int64) throws -> [String: Int] {
        if untouched.contains(target.key) { return [:] }
        let column =
            switch target {
            case .pair: "pair"
            case .number: "number"
            case .client: "client"
            }
        let statement = try db.cachedStatement(
            sql: "SELECT site, COUNT(*) FROM failure WHERE \(column) = ? AND at > ? GROUP BY site")
        return try Row.fetchAll(statement, arguments: [target.key, moment]).reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }

    func failures(after moment: Int64) throws -> Int {
        // More than is asked about need not be counted.
        let statement = try db.cachedStatement(
            sql: "SELECT COUNT(*) FROM (SELECT 1 FROM failure WHERE at > ? LIMIT 10000)")
        return try Int.fetchOne(statement, arguments: [moment]) ?? 0
    }

    func hasFailed(_ fingerprint: String, after moment: Int64) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM failure WHERE fingerprint = ? AND at > ? LIMIT 1")
        return try Int.fetchOne(statement, arguments: [fingerprint, moment]) != nil
    }

    func lock(of target: AttemptTarget) throws -> AttemptLock? {
        if untouched.contains(target.key) { return nil }
        let statement = try db.cachedStatement(sql: "SELECT since, until, strikes FROM lock WHERE target = ?")
        return try Row.fetchOne(statement, arguments: [target.key]).map {
            AttemptLock(since: $0[0], until: $0[1], strikes: $0[2])
        }
    }

    mutating func add(_ failure: AttemptFailure) throws {
        try db.cachedStatement(
            sql: "INSERT INTO failure (at, pair, number, client, site, fingerprint) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [now, failure.pair, failure.number, failure.client, failure.site, failure.fingerprint])
    }

    mutating func set(_ lock: AttemptLock, of target: AttemptTarget) throws {
        let number = if case .pair(_, let number) = target { number } else { target.key }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO lock VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [target.key, number, lock.since, lock.until, lock.strikes])
    }

    mutating func forget(failuresBefore: Int64, locksEndedBefore: Int64, capacity: Int) throws {
        try db.cachedStatement(sql: "DELETE FROM failure WHERE at < ?").execute(arguments: [failuresBefore])
        try db.cachedStatement(sql: "DELETE FROM lock WHERE until < ?").execute(arguments: [locksEndedBefore])
        // Numbers are given in order, so that the newest tells how many there are without counting.
        try db.cachedStatement(sql: "DELETE FROM failure WHERE id <= (SELECT MAX(id) FROM failure) - ?")
            .execute(arguments: [capacity])
        // Counting every lock at every failure would cost more than the failure.
        guard try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM failure").map({ $0.isMultiple(of: 1_000) }) == true
        else {
            return
        }
        try db.cachedStatement(
            sql: """
                DELETE FROM lock WHERE target IN (
                    SELECT target FROM lock ORDER BY until LIMIT MAX(0, (SELECT COUNT(*) FROM lock) - ?))
                """
        ).execute(arguments: [capacity])
    }

    mutating func unlock(number: String) throws -> Bool {
        try db.execute(sql: "DELETE FROM failure WHERE number = ?", arguments: [number])
        let sql = "SELECT EXISTS (SELECT 1 FROM lock WHERE number = ? AND until > ?)"
        let wasLocked = try Bool.fetchOne(db, sql: sql, arguments: [number, now]) ?? false
        try db.execute(sql: "DELETE FROM lock WHERE number = ?", arguments: [number])
        return wasLocked
    }
}
#endif
