import LibriCore
import Testing

@Suite struct ProportionTests {
    /// The interval of 8 in 10 by Wilson's formula, as in Brown, Cai and DasGupta (2001).
    @Test func knowsItsInterval() throws {
        var share = Proportion()
        for index in 0..<10 { share.count(index < 8) }
        let interval = try #require(share.interval)
        #expect(abs(interval.lowerBound - 0.490) < 0.001)
        #expect(abs(interval.upperBound - 0.943) < 0.001)
    }

    @Test func nothingCountedIsNoShare() {
        #expect(Proportion().value == nil)
        #expect(Proportion().interval == nil)
    }
}
