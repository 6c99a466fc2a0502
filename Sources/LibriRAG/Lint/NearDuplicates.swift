/// Finds the texts that share most of their runs of three words with an earlier one.
///
/// Two sets of which at least the share t of all elements is common must share one of their rarest: each set is entered
/// under its first n − ⌈t·n⌉ + 1 elements, ordered from rare to common, and compared with the sets found there alone.
/// Source: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning" (2006), prefix
/// filtering.
struct NearDuplicates {
    /// The least share of the runs of both texts that are common.
    let threshold: Double
    /// Shorter texts, in runs, are alike by chance.
    let shortest: Int

    /// A text that is like an earlier one.
    struct Pair: Equatable {
        var text: Int
        var earlier: Int
        var similarity: Double
    }

    /// For each text the earlier one that is most like it, when one is like enough.
    ///
    /// - Parameters:
    ///   - texts: The texts.
    ///   - mayPair: Whether two texts, by position, are worth naming.
    func pairs(in texts: [String], where mayPair: (Int, Int) -> Bool) -> [Pair] {
        let ranked = Self.ranked(texts.map(Self.shingles))
        var postings: [Int: [Int]] = [:]
        var pairs: [Pair] = []
        for (text, set) in ranked.enumerated() where set.count >= shortest {
            let prefix = set.prefix(set.count - Int((threshold * Double(set.count)).rounded(.up)) + 1)
            var counts: [Int: Int] = [:]
            for element in prefix {
                for earlier in postings[element] ?? [] { counts[earlier, default: 0] += 1 }
                // A text that stands a thousand times is found by its first copies.
                if postings[element, default: []].count < Self.longestPosting {
                    postings[element, default: []].append(text)
                }
            }
            if let best = best(among: counts, for: text, ranked, mayPair) { pairs.append(best) }
        }
        return pairs
    }

    /// The likest of the earlier texts that share rare runs with a text; those that share most are compared.
    private func best(
        among counts: [Int: Int], for text: Int, _ ranked: [[Int]], _ mayPair: (Int, Int) -> Bool
    ) -> Pair? {
        var best: Pair?
        var compared = 0
        for (earlier, _) in counts.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
            guard compared < Self.mostCompared else { break }
            let (mine, its) = (ranked[text], ranked[earlier])
            let isNearInLength = Double(min(mine.count, its.count)) >= threshold * Double(max(mine.count, its.count))
            guard isNearInLength, mayPair(text, earlier) else { continue }
            compared += 1
            let similarity = Self.similarity(mine, its)
            if similarity >= threshold, similarity > best?.similarity ?? 0 {
                best = Pair(text: text, earlier: earlier, similarity: similarity)
            }
        }
        return best
    }

    private static let longestPosting = 64
    private static let mostCompared = 32

    /// The different runs of three words of a text, as hashes.
    private static func shingles(of text: String) -> Set<UInt64> {
        let words = TermTokenizer.words(of: text).map { FNV1a.hash($0.folded().utf8) }
        var hashes: Set<UInt64> = []
        for index in words.indices.dropFirst(2) {
            // Odd factors between the three, so that the order of the words counts.
            var hash = words[index - 2] &* 0x9E37_79B9_7F4A_7C15
            hash = (hash ^ words[index - 1]) &* 0xC2B2_AE3D_27D4_EB4F
            hashes.insert(hash ^ words[index])
        }
        return hashes
    }

    /// The sets as ascending numbers, of which the smaller ones stand for rarer elements.
    private static func ranked(_ sets: [Set<UInt64>]) -> [[Int]] {
        var frequency: [UInt64: Int] = [:]
        for set in sets { for element in set { frequency[element, default: 0] += 1 } }
        let order = frequency.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0) })
        return sets.map { $0.compactMap { ranks[$0] }.sorted() }
    }

    private static func similarity(_ left: [Int], _ right: [Int]) -> Double {
        var (i, j, shared) = (0, 0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] { shared += 1 }
            let (mine, its) = (left[i], right[j])
            if mine <= its { i += 1 }
            if its <= mine { j += 1 }
        }
        return Double(shared) / Double(left.count + right.count - shared)
    }
}
