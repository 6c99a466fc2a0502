/// Passages with their analysed words: what a knowledge store keeps and an index is made of.
public struct AnalysedCollection: Sendable, Equatable {
    /// The passages; those of one document stand together, in order.
    public var passages: [AnalysedPassage]
    /// The words of each language.
    public var dictionaries: PerLanguage<TermDictionary>

    /// Creates an empty collection.
    public init() {
        passages = []
        dictionaries = PerLanguage(french: TermDictionary(), english: TermDictionary())
    }

    init(passages: [AnalysedPassage], dictionaries: PerLanguage<TermDictionary>) {
        self.passages = passages
        self.dictionaries = dictionaries
    }

    /// Analyses passages.
    public init(_ passages: [Passage], analyzers: Analyzers) {
        var builder = CollectionBuilder(analyzers: analyzers)
        for passage in passages { builder.add(passage) }
        self = builder.collection
    }
}

/// A passage with the numbers of its words in the dictionary of its language.
public struct AnalysedPassage: Sendable, Equatable {
    /// The passage.
    public var passage: Passage
    /// The words of the document's title.
    public var title: [Int32]
    /// The words of the questions that the document answers.
    public var questions: [Int32]
    /// The words of headings and text.
    public var text: [Int32]

    /// Creates an analysed passage.
    public init(passage: Passage, title: [Int32], questions: [Int32] = [], text: [Int32]) {
        self.passage = passage
        self.title = title
        self.questions = questions
        self.text = text
    }
}

/// Analyses passages one after the other, each distinct word once.
struct CollectionBuilder {
    private(set) var collection = AnalysedCollection()
    private let analyzers: Analyzers
    /// The number of each word as it was written; negative for one that carries no meaning.
    private var known = PerLanguage<[String: Int32]>(french: [:], english: [:])

    init(analyzers: Analyzers) { self.analyzers = analyzers }

    /// Adds a passage.
    ///
    /// - Parameters:
    ///   - passage: The passage.
    ///   - questions: The questions that its document answers.
    mutating func add(_ passage: Passage, questions: [String] = []) {
        let text = (passage.headings + [passage.text]).joined(separator: "\n")
        collection.passages.append(
            AnalysedPassage(
                passage: passage, title: numbers(of: passage.title, passage.language),
                questions: numbers(of: questions.joined(separator: "\n"), passage.language),
                text: numbers(of: text, passage.language)))
    }

    /// Adds a passage of another collection without analysing it anew.
    mutating func add(_ analysed: AnalysedPassage, from other: AnalysedCollection) {
        let language = analysed.passage.language
        var copy = analysed
        for index in copy.title.indices { copy.title[index] = number(copy.title[index], language, of: other) }
        for index in copy.questions.indices {
            copy.questions[index] = number(copy.questions[index], language, of: other)
        }
        for index in copy.text.indices { copy.text[index] = number(copy.text[index], language, of: other) }
        collection.passages.append(copy)
    }

    private mutating func number(_ number: Int32, _ language: Language, of other: AnalysedCollection) -> Int32 {
        collection.dictionaries[language].number(of: other.dictionaries[language].term(number))
    }

    private mutating func numbers(of text: String, _ language: Language) -> [Int32] {
        let analyzer = analyzers[language]
        return analyzer.words(of: text).compactMap { word in
            let number: Int32
            if let found = known[language][word] {
                number = found
            } else {
                number = analyzer.term(for: word).map { collection.dictionaries[language].number(of: $0) } ?? -1
                known[language][word] = number
            }
            return number < 0 ? nil : number
        }
    }
}
