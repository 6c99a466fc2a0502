import LibriOrders
import Synchronization
import Testing

@Suite struct InMemoryAttemptLimiterTests {
    private final class Uptime: Sendable {
        private let seconds = Mutex(0)
        var now: Duration { .seconds(seconds.withLock { $0 }) }
        func advance(_ by: Int) { seconds.withLock { $0 += by } }
    }

    private func attempt(_ number: String = "CL-401372-487531", _ client: ClientIdentity = .network("203.0.113.7"))
        throws -> LookupAttempt
    {
        LookupAttempt(
            reference: try OrderReference(number), name: StatedName(surname: "Faux"), client: client
        )
    }

    @Test func locksAPairAfterFiveFailuresForAQuarterOfAnHour() async throws {
        let uptime = Uptime()
        let limiter = InMemoryAttemptLimiter(uptime: { uptime.now })
        for _ in 1...5 {
            #expect(await limiter.admits(try attempt()))
            await limiter.recordFailure(of: try attempt())
        }
        #expect(await !limiter.admits(try attempt()))
        #expect(await !limiter.admits(try attempt("CL-401372")), "the first block is the same target")
        #expect(await limiter.admits(try attempt("CL-401372-487531", .local)), "another client is not locked out")
        #expect(await limiter.admits(try attempt("CL-500000-000001")))
        uptime.advance(899)
        #expect(await !limiter.admits(try attempt()))
        uptime.advance(2)
        #expect(await limiter.admits(try attempt()))
    }

    @Test func aMessageSentAgainCountsOnce() async throws {
        let limiter = InMemoryAttemptLimiter()
        var attempt = try attempt()
        attempt.messageID = "m"
        for _ in 1...10 { await limiter.recordFailure(of: attempt) }
        #expect(await limiter.admits(attempt))
    }

    @Test func anotherNameUnderTheSameIdentifierIsAnotherGuess() async throws {
        let limiter = InMemoryAttemptLimiter()
        var attempt = try attempt()
        attempt.messageID = "m"
        for guess in ["Martin", "Bernard", "Petit", "Durand", "Leroy"] {
            attempt.name = StatedName(surname: guess)
            await limiter.recordFailure(of: attempt)
        }
        #expect(await !limiter.admits(attempt))
    }

    @Test func forgetsTheOldestPairBeyondItsCapacity() async throws {
        var limits = InMemoryAttemptLimiter.Limits()
        limits.failures = 1
        limits.capacity = 2
        let limiter = InMemoryAttemptLimiter(limits: limits)
        for number in ["CL-100001", "CL-100002", "CL-100003"] { await limiter.recordFailure(of: try attempt(number)) }
        #expect(await limiter.admits(try attempt("CL-100001")))
        #expect(await !limiter.admits(try attempt("CL-100003")))
    }
}
