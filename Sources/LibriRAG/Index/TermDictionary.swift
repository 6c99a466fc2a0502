/// The distinct words of a collection in one language, numbered, each with the number of its stem.
public struct TermDictionary: Sendable, Equatable {
    /// The words without case and accents, by their number. Two words that differ in accents alone may have two stems.
    public private(set) var words: [String]
    /// The number of each word's stem.
    public private(set) var stemOfWord: [Int32]
    /// The stems, by their number.
    public private(set) var stems: [String]

    private var wordNumbers: [AnalysedTerm: Int32] = [:]
    private var stemNumbers: [String: Int32] = [:]

    /// Creates an empty dictionary.
    public init() { self.init(words: [], stemOfWord: [], stems: []) }

    /// Puts a dictionary together again; no terms can be added to it.
    init(words: [String], stemOfWord: [Int32], stems: [String]) {
        self.words = words
        self.stemOfWord = stemOfWord
        self.stems = stems
    }

    /// The number of a word; a new one for one that is not there yet.
    mutating func number(of term: AnalysedTerm) -> Int32 {
        if let number = wordNumbers[term] { return number }
        let stem = stemNumbers[term.stem] ?? Int32(stems.count)
        if stem == stems.count {
            stems.append(term.stem)
            stemNumbers[term.stem] = stem
        }
        let number = Int32(words.count)
        words.append(term.word)
        stemOfWord.append(stem)
        wordNumbers[term] = number
        return number
    }

    /// The word and stem of a number.
    func term(_ number: Int32) -> AnalysedTerm {
        AnalysedTerm(word: words[Int(number)], stem: stems[Int(stemOfWord[Int(number)])])
    }

    /// Whether both hold the same words under the same numbers.
    public static func == (left: TermDictionary, right: TermDictionary) -> Bool {
        left.words == right.words && left.stemOfWord == right.stemOfWord && left.stems == right.stems
    }
}
