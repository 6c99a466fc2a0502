import Foundation

/// The words that judging a generated sentence looks for, per language, as data.
///
/// Every entry is folded; an entry that ends in `*` stands for every word that begins so, one of several words for these
/// words in a row.
struct CheckingWords: Sendable, Decodable {
    /// Words that deny: `pas`, `jamais`, `cannot`.
    var negations: [String]
    /// Words that begin a condition, which denies nothing by itself: `tant que`, `unless`.
    var conditions: [String]
    /// Words that deny everything else: `uniquement`, `only`.
    var restrictions: [String]
    /// Groups of words that overstate or narrow; who uses one must find one of its group in a passage.
    var strong: [[String]]
    /// Pairs of contraries, each a list of words.
    var contraries: [[[String]]]
    /// Groups of words that say an amount without a figure: `gratuit`, `moitié`.
    var amounts: [[String]]
    /// Groups of words that promise something in the shop's name.
    var promises: [[String]]
    /// What is never said, whatever a passage says.
    var never: [String]
    /// Talk of instructions and of being a machine, unless a cited passage talks so.
    var instructions: [String]
    /// Orders to a model, which no passage for customers gives: what holds one supports nothing.
    var orders: [String]
    /// Months and days of the week.
    var calendar: [String]
    /// Titles before a person's name.
    var titles: [String]
    /// Words that fill or join and claim nothing.
    var fillers: [String]
    /// Bounds: `below` 60 is not 60, `most` 60 may be.
    var least: [String]
    var most: [String]
    var above: [String]
    var below: [String]
    var about: [String]

    static func load() throws(ResourceError) -> PerLanguage<CheckingWords> {
        try ResourceBundle(target: "LibriRAG").loadPerLanguage("prompts/checking")
    }
}

/// A list of words and rows of words that is looked for in a sentence.
struct PhraseList: Sendable {
    private var whole: Set<String> = []
    private var beginnings: [String] = []
    private var rows: [[String]] = []

    init(_ phrases: [String]) {
        for phrase in phrases {
            let words = phrase.split(separator: " ").map(String.init)
            if words.count > 1 {
                rows.append(words)
            } else if phrase.hasSuffix("*") {
                beginnings.append(String(phrase.dropLast()))
            } else {
                whole.insert(phrase)
            }
        }
    }

    /// The positions at which one of the phrases begins, with the number of its words.
    func matches(in words: [String]) -> [(position: Int, length: Int)] {
        words.indices.compactMap { index in
            let word = words[index]
            if let row = rows.first(where: { holds($0, at: index, words) }) { return (index, row.count) }
            return whole.contains(word) || beginnings.contains(where: word.hasPrefix) ? (index, 1) : nil
        }
    }

    func isIn(_ words: [String]) -> Bool { !matches(in: words).isEmpty }

    private func holds(_ row: [String], at index: Int, _ words: [String]) -> Bool {
        guard index + row.count <= words.count else { return false }
        return zip(row, words[index...]).allSatisfy { wanted, word in
            wanted.hasSuffix("*") ? word.hasPrefix(wanted.dropLast()) : wanted == word
        }
    }
}
