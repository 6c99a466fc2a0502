import Testing

@testable import libriassist_server

@Suite struct TokenBucketsTests {
    private let start = ContinuousClock.now

    @Test func aBucketEmptiesAndRefillsEvenly() {
        let buckets = TokenBuckets<String>(perMinute: 60, burst: 3)
        let spent = (0..<4).map { _ in buckets.take("a", at: start) }
        #expect(spent.map(\.isAllowed) == [true, true, true, false])
        #expect(spent.map(\.remaining) == [2, 1, 0, 0])
        #expect(spent[3].retryAfter == .seconds(1) && spent[3].untilFull == .seconds(3))
        #expect(buckets.take("a", at: start + .milliseconds(900)).isAllowed == false)
        #expect(buckets.take("a", at: start + .milliseconds(1_100)).isAllowed)
        #expect(buckets.take("a", at: start + .seconds(3_600)).remaining == 2, "no more than the bucket holds")
    }

    @Test func clientsDoNotShare() {
        let buckets = TokenBuckets<String>(perMinute: 1, burst: 1)
        #expect(buckets.take("a", at: start).isAllowed && buckets.take("b", at: start).isAllowed)
        #expect(!buckets.take("a", at: start).isAllowed)
    }

    @Test func aClockThatStepsBackGivesNothing() {
        let buckets = TokenBuckets<String>(perMinute: 60, burst: 1)
        #expect(buckets.take("a", at: start + .seconds(10)).isAllowed)
        #expect(!buckets.take("a", at: start).isAllowed)
        #expect(!buckets.take("a", at: start + .seconds(10)).isAllowed)
    }

    @Test func memoryIsBoundedAndWhoIsBusyIsRemembered() {
        let buckets = TokenBuckets<Int>(perMinute: 1, burst: 2, capacity: 100)
        for flood in 0..<10_000 {
            _ = buckets.take(flood, at: start)
            if flood.isMultiple(of: 10) { _ = buckets.take(-1, at: start) }
        }
        #expect(buckets.count <= 101)
        #expect(!buckets.take(-1, at: start).isAllowed)
    }
}
