import Foundation
import LibriOrders
import LibriTestSupport
import Synchronization
import Testing

/// The limits, for each limiter.
@Suite struct AttemptLimiterTests {
    enum Kind: CaseIterable { case memory, sqlite }

    /// A limiter with a clock that stands still until it is moved.
    final class Bench: Sendable {
        private let milliseconds = Mutex<Int64>(1_000_000)
        private let folder: TemporaryFolder
        private let kind: Kind
        let limits: AttemptLimits
        let limiter: any AttemptLimiter

        init(_ kind: Kind, limits: AttemptLimits = AttemptLimits()) throws {
            self.kind = kind
            self.limits = limits
            folder = try TemporaryFolder()
            let clock = Box()
            switch kind {
            case .memory:
                limiter = InMemoryAttemptLimiter(limits: limits, uptime: { .milliseconds(clock.owner?.now ?? 0) })
            case .sqlite:
                let database = try DoorDatabase(path: folder.path("door.sqlite"), keyPath: folder.path("door.key"))
                limiter = SQLiteAttemptLimiter(
                    database: database, limits: limits,
                    clock: LedgerClock(boot: "one", uptime: { clock.owner?.now ?? 0 }))
            }
            clock.set(self)
        }

        var now: Int64 { milliseconds.withLock { $0 } }
        func advance(_ seconds: Int64) { milliseconds.withLock { $0 += seconds * 1_000 } }

        func attempt(
            _ number: String = "CL-401372-487531", from address: String = "203.0.113.7", name: String = "Faux",
            id: String? = nil, guesses: Int = 1
        ) throws -> LookupAttempt {
            LookupAttempt(
                reference: try OrderReference(number), name: StatedName(surname: name), client: .network(address),
                messageID: id, guesses: guesses)
        }

        /// Whether an attempt was admitted; it fails if it was.
        @discardableResult func fail(_ attempt: LookupAttempt) async throws -> Bool {
            guard try await limiter.admits(attempt) else { return false }
            try await limiter.settle(attempt, isFailure: true)
            return true
        }

        func admits(_ attempt: LookupAttempt) async throws -> Bool {
            guard try await limiter.admits(attempt) else { return false }
            try await limiter.settle(attempt, isFailure: false)
            return true
        }

        private final class Box: Sendable {
            private let content = Mutex<Weak>(Weak())
            var owner: Bench? { content.withLock { $0.bench } }
            func set(_ bench: Bench) { content.withLock { $0.bench = bench } }
            private struct Weak { weak var bench: Bench? }
        }
    }

    @Test(arguments: Kind.allCases)
    func fiveFailuresLockAPairAndEachFurtherLockLastsTwiceAsLong(kind: Kind) async throws {
        let bench = try Bench(kind)
        for _ in 1...5 { #expect(try await bench.fail(try bench.attempt())) }
        #expect(try await !bench.admits(bench.attempt()))
        #expect(try await !bench.admits(bench.attempt("CL-401372")), "the first block is the same target")
        #expect(try await bench.admits(bench.attempt(from: "198.51.100.1")), "another client is not locked out")
        #expect(try await bench.admits(bench.attempt("CL-500000-000001")), "nor this one from other orders")
        bench.advance(15 * 60 - 1)
        #expect(try await !bench.admits(bench.attempt()))
        bench.advance(1)
        #expect(try await bench.admits(bench.attempt()))
        // The client has its own limit, which would hide the next lock.
        for length in [30, 60, 120, 240, 480, 960, 1_440, 1_440] as [Int64] {
            bench.advance(3_601)
            for _ in 1...5 { #expect(try await bench.fail(try bench.attempt()), "\(length)") }
            bench.advance(length * 60 - 1)
            #expect(try await !bench.admits(bench.attempt()), "\(length) minutes")
            bench.advance(1)
            #expect(try await bench.admits(bench.attempt()), "\(length) minutes")
        }
    }

    @Test(arguments: Kind.allCases)
    func tenFailuresShutAClientOutForAnHour(kind: Kind) async throws {
        let bench = try Bench(kind)
        for number in 1...10 { #expect(try await bench.fail(bench.attempt("CL-\(100_000 + number)-000000"))) }
        #expect(try await !bench.admits(bench.attempt("CL-200000-000000")))
        #expect(try await bench.admits(bench.attempt("CL-200000-000000", from: "203.0.113.8")))
        bench.advance(3_600)
        #expect(try await bench.admits(bench.attempt("CL-200000-000000")))
    }

    @Test(arguments: Kind.allCases)
    func twentyFailuresFromSeveralSitesLockANumber(kind: Kind) async throws {
        let bench = try Bench(kind)
        for site in 1...4 {
            for _ in 1...5 { #expect(try await bench.fail(bench.attempt(from: "198.51.\(site).1"))) }
        }
        #expect(try await !bench.admits(bench.attempt(from: "192.0.2.1", name: "Rami")))
        #expect(try await bench.admits(bench.attempt("CL-500000-000001", from: "192.0.2.1")))
        bench.advance(3_600)
        #expect(try await bench.admits(bench.attempt(from: "192.0.2.1", name: "Rami")))
    }

    @Test(arguments: Kind.allCases, ["198.51.100.", "2001:db8:7:"])
    func oneSiteWithManyAddressesLocksNobodyOut(kind: Kind, prefix: String) async throws {
        let bench = try Bench(kind)
        for host in 1...50 {
            let address = prefix.contains(":") ? "\(prefix)\(host)::/64" : "\(prefix)\(host)"
            try await bench.fail(bench.attempt(from: address))
        }
        #expect(try await bench.admits(bench.attempt(from: "192.0.2.1", name: "Rami")))
        // The site itself has had its five guesses.
        let fresh = prefix.contains(":") ? "\(prefix)beef::/64" : "\(prefix)200"
        #expect(try await !bench.admits(bench.attempt(from: fresh)))
        #expect(try await bench.admits(bench.attempt("CL-500000-000001", from: fresh)))
    }

    @Test(arguments: Kind.allCases)
    func customersGetInWhileACommonNameIsSprayed(kind: Kind) async throws {
        let bench = try Bench(kind)
        // Two hundred clients try MARTIN on numbers of their own, within a minute.
        for client in 0..<200 {
            for guess in 0..<5 {
                let number = "CL-\(200_000 + client * 5 + guess)-000000"
                try await bench.fail(bench.attempt(number, from: "100.\(client).7.7", name: "Martin"))
            }
        }
        #expect(try await bench.admits(bench.attempt("CL-401372-487531", from: "192.0.2.1", name: "Rami")))
        // First blocks are refused meanwhile, and a client has three failures.
        #expect(try await !bench.admits(bench.attempt("CL-401372", from: "192.0.2.1", name: "Rami")))
        for guess in 1...4 {
            let isAdmitted = try await bench.fail(bench.attempt("CL-\(300_000 + guess)-000000", from: "192.0.2.9"))
            #expect(isAdmitted == (guess <= 3))
        }
        bench.advance(61)
        #expect(try await bench.admits(bench.attempt("CL-401372", from: "192.0.2.1", name: "Rami")))
    }

    @Test(arguments: Kind.allCases)
    func attemptsAtOnceAreNoWayAround(kind: Kind) async throws {
        let bench = try Bench(kind)
        let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for guess in 1...60 {
                group.addTask {
                    let attempt = try bench.attempt(name: "Guess\(guess)")
                    guard try await bench.limiter.admits(attempt) else { return false }
                    try await Task.sleep(for: .milliseconds(20))
                    try await bench.limiter.settle(attempt, isFailure: true)
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 5)
    }

    @Test(arguments: Kind.allCases)
    func customersOfOneNetworkWaitForEachOther(kind: Kind) async throws {
        let bench = try Bench(kind)
        let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...14 {
                group.addTask {
                    let attempt = try bench.attempt("CL-\(100_000 + number)-000000", name: "Rami")
                    guard try await bench.limiter.admits(attempt) else { return false }
                    try await Task.sleep(for: .milliseconds(5))
                    try await bench.limiter.settle(attempt, isFailure: false)
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 14)
    }

    @Test(arguments: Kind.allCases)
    func aMessageSentAgainCountsOnceAndAnotherNameIsAnotherGuess(kind: Kind) async throws {
        let bench = try Bench(kind)
        for _ in 1...10 { #expect(try await bench.fail(bench.attempt(id: "m"))) }
        for guess in ["Martin", "Bernard", "Petit", "Durand"] {
            #expect(try await bench.fail(bench.attempt(name: guess, id: "m")))
        }
        #expect(try await !bench.admits(bench.attempt(id: "m")))
        // After two minutes the same identifier is a new message.
        let late = try Bench(kind)
        for _ in 1...5 {
            #expect(try await late.fail(late.attempt(id: "m")))
            late.advance(121)
        }
        #expect(try await !late.admits(late.attempt(id: "m")))
    }

    /// The parts of what tells a repetition cannot be shifted into each other.
    @Test(arguments: Kind.allCases)
    func noIdentifierMakesAnotherGuessARepetition(kind: Kind) async throws {
        let bench = try Bench(kind)
        var admitted = 0
        for index in 0..<9 {
            let id = "m\(index)"
            try await bench.fail(
                bench.attempt("CL-\(100_000 + index)", name: "X\nCL-401372-487531\nGuess\(index)", id: id))
            let crafted = try bench.attempt(name: "Guess\(index)", id: "\(id)\nCL-\(100_000 + index)\nX")
            if try await bench.fail(crafted) { admitted += 1 }
        }
        #expect(admitted == 5)
    }

    @Test(arguments: Kind.allCases)
    func eachNameOfATryCounts(kind: Kind) async throws {
        let bench = try Bench(kind)
        for name in ["Martin et Durand", "Petit et Roux"] {
            try await bench.fail(bench.attempt(name: name, guesses: 2))
        }
        #expect(try await bench.admits(bench.attempt()))
        try await bench.fail(bench.attempt(name: "Bernard et Faure", guesses: 2))
        #expect(try await !bench.admits(bench.attempt()))
    }

    /// An IPv6 customer has as many addresses as they like in one network, and IPv4 ones may come written as IPv6.
    @Test(arguments: [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true, true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false, true),
        ("2001:db8::1", "2001:db8:0:5::1", false, true), ("2001:db8:1::1", "2001:db8:2::1", false, false),
        ("::ffff:203.0.113.7", "203.0.113.7", true, true), ("::ffff:203.0.113.7", "::ffff:198.51.100.7", false, false),
        ("203.0.113.7", "203.0.113.8", false, true), ("2001:DB8:1:2::1%eth0", "2001:db8:1:2::/64", true, true),
        ("unknown", "203.0.113.7", false, false),
    ])
    func whatIsOneClientAndOneSite(left: String, right: String, isClient: Bool, isSite: Bool) {
        let (first, second) = (ClientIdentity.network(left), ClientIdentity.network(right))
        #expect((first.key == second.key) == isClient)
        #expect((first.site == second.site) == isSite)
    }

    @Test(arguments: Kind.allCases)
    func whatIsKeptIsBounded(kind: Kind) async throws {
        var limits = AttemptLimits()
        limits.capacity = 3
        limits.perPair = 1
        limits.overallPerMinute = 1_000
        let bench = try Bench(kind, limits: limits)
        for number in 1...20 {
            try await bench.fail(bench.attempt("CL-\(100_000 + number)-000000", from: "198.51.\(number).1"))
        }
        // The latest lock holds; of the oldest, no more than so many are kept in memory.
        #expect(try await !bench.admits(bench.attempt("CL-100020-000000", from: "198.51.20.1")))
    }
}
