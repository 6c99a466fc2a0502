/// Marks which words of a message are the customer's surname and given names.
///
/// A linear model scores each word for each tag, and the best sequence of tags is found by Viterbi's algorithm.
struct NameTagger: Sendable {
    /// What a word is.
    enum Tag: Int, Sendable, CaseIterable {
        case outside, given, surname
    }

    let features: NameFeatures
    let model: NameModel

    /// A name, as positions in the words.
    struct Span: Sendable, Equatable {
        /// Given names and surname.
        var full: Range<Int>
        var surname: Range<Int>
        /// How much better the message reads with the name than without any.
        var margin: Int
    }

    /// What the model thinks of each word of a message, which takes most of the time.
    struct Reading: Sendable {
        /// The score of each word for each tag.
        let scores: [SIMD4<Int>]
        let endsWithReference: Bool
    }

    func reading(of words: [Word], endsWithReference: Bool = false) -> Reading {
        let tokens = features.tokens(of: words)
        let scores = tokens.indices.map { index in
            model.scores(of: features.features(of: tokens, at: index, endsWithReference: endsWithReference))
        }
        return Reading(scores: scores, endsWithReference: endsWithReference)
    }

    /// The name of which the model is surest, if any.
    func span(in words: [Word], endsWithReference: Bool) -> Span? {
        // No name is without a word that is at least possibly one.
        guard !words.isEmpty, words.count <= Self.mostWords else { return nil }
        return span(in: words, reading(of: words, endsWithReference: endsWithReference))
    }

    /// The same of words that were read already.
    func span(in words: [Word], _ reading: Reading) -> Span? {
        let scores = reading.scores
        guard !scores.isEmpty, scores.count <= Self.mostWords else { return nil }
        let tags = model.bestTags(scores)
        guard tags.contains(.surname) else { return nil }
        var best: Span?
        var index = 0
        while index < tags.count {
            guard tags[index] == .surname else {
                index += 1
                continue
            }
            var end = index
            // A mark ends a name: "Vandenbroucke, Hazebrouck".
            while end < tags.count, tags[end] == .surname, end == index || !words[end].followsBreak { end += 1 }
            let margin = (index..<end).reduce(0) {
                $0 + scores[$1][Tag.surname.rawValue] - scores[$1][Tag.outside.rawValue]
            }
            if margin > best?.margin ?? Int.min {
                var full = index..<end
                while full.lowerBound > 0, tags[full.lowerBound - 1] == .given {
                    full = full.lowerBound - 1..<full.upperBound
                }
                while full.upperBound < tags.count, tags[full.upperBound] == .given {
                    full = full.lowerBound..<full.upperBound + 1
                }
                best = Span(full: full, surname: index..<end, margin: margin)
            }
            index = end
        }
        return best
    }

    /// The positions of all words that may be names, given names included.
    ///
    /// - Parameter leaning: What is added to a word's score as a name.
    func suspects(in reading: Reading, leaning: Int) -> Set<Int> {
        let scores = reading.scores.map { score in
            var score = score
            score[Tag.outside.rawValue] -= leaning
            return score
        }
        return Set(model.bestTags(scores).enumerated().filter { $0.element != .outside }.map(\.offset))
    }

    private static let mostWords = 600
}
