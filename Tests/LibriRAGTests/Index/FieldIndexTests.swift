import LibriCore
import Testing

@testable import LibriRAG

@Suite struct FieldIndexTests {
    /// Items that hold terms at random, some terms in nearly all of them and some in few.
    private static func field(items: Int, terms: Int) -> (index: FieldIndex, holders: [Set<Int>]) {
        var random = SeededGenerator(seed: 11)
        var holders = [Set<Int>](repeating: [], count: terms)
        var frequencies = TermFrequencies()
        var counter = TermCounter(termCount: terms)
        for item in 0..<items {
            for term in 0..<terms where Int.random(in: 0...term * 3, using: &random) == 0 {
                counter.count(CollectionOfOne(Int32(term)), times: .random(in: 1...3, using: &random))
                holders[term].insert(item)
            }
            frequencies.append(&counter)
        }
        return (FieldIndex(termCount: terms, frequencies), holders)
    }

    private func scores(of term: Int, in index: FieldIndex, items: Int) -> [Float] {
        var scores = [Float](repeating: 0, count: items)
        index.add(Int32(term), to: &scores)
        return scores
    }

    @Test func aTermAddsToItsHoldersAlone() {
        let (index, holders) = Self.field(items: 300, terms: 30)
        for term in holders.indices {
            let scores = scores(of: term, in: index, items: 300)
            #expect(Set(scores.indices.filter { scores[$0] > 0 }) == holders[term])
        }
    }

    @Test(arguments: [[[3]], [[3], [7]], [[1, 9]], [[20, 2]], [[1, 2, 3], [25]], [[28, 29], [0], [4, 4]]])
    func ofSeveralNamesTheBestCountsOnceAndAPhraseNeedsAllItsWords(names: [[Int]]) {
        let (index, holders) = Self.field(items: 300, terms: 30)
        let single = holders.indices.map { scores(of: $0, in: index, items: 300) }
        var expected = [Float](repeating: 0, count: 300)
        for item in expected.indices {
            for name in names where name.allSatisfy({ holders[$0].contains(item) }) {
                let sum: Float = name.map { single[$0][item] }.reduce(0, +)
                expected[item] = max(expected[item], sum / Float(name.count))
            }
        }
        var sums = [Float](repeating: 1, count: 300)
        var scratch = [Float](repeating: 0, count: 300)
        index.addBest(of: names.map { $0.map(Int32.init) }, times: 0.5, to: &sums, scratch: &scratch)
        for item in sums.indices { #expect(abs(sums[item] - 1 - expected[item] * 0.5) < 1e-4) }
        #expect(scratch.allSatisfy { $0 == 0 })
    }
}
