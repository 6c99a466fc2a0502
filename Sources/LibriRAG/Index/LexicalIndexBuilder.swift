/// Counts the terms of documents and their passages.
struct LexicalIndexBuilder {
    private let dictionary: TermDictionary
    private let vocabulary: GramVocabulary
    private(set) var stems: TermFrequencies
    private(set) var titles: TermFrequencies
    private(set) var questions: TermFrequencies
    private(set) var grams: TermFrequencies
    private(set) var passages: TermFrequencies

    init(dictionary: TermDictionary, grams vocabulary: GramVocabulary) {
        self.dictionary = dictionary
        self.vocabulary = vocabulary
        stems = TermFrequencies(termCount: dictionary.stems.count)
        titles = TermFrequencies(termCount: dictionary.stems.count)
        questions = TermFrequencies(termCount: dictionary.stems.count)
        passages = TermFrequencies(termCount: dictionary.stems.count, isSorted: true)
        grams = TermFrequencies(termCount: vocabulary.numbers.count)
    }

    /// Counts a document.
    ///
    /// - Parameter analysed: Its passages, at least one.
    /// - Returns: The stems of its title, in rising order.
    mutating func addDocument(_ analysed: ArraySlice<AnalysedPassage>) -> [Int32] {
        let title = analysed.first?.title ?? []
        for word in title { titles.count(dictionary.stemOfWord[Int(word)]) }
        titles.endItem()
        count(title)
        let asked = analysed.first?.questions ?? []
        for word in asked { questions.count(dictionary.stemOfWord[Int(word)]) }
        questions.endItem()
        count(asked)
        for passage in analysed {
            count(passage.text)
            for word in passage.text { passages.count(dictionary.stemOfWord[Int(word)]) }
            passages.endItem()
        }
        stems.endItem()
        grams.endItem()
        return Set(title.map { dictionary.stemOfWord[Int($0)] }).sorted()
    }

    private mutating func count(_ words: [Int32]) {
        for word in words {
            stems.count(dictionary.stemOfWord[Int(word)])
            for gram in vocabulary.grams(of: word) { grams.count(gram) }
        }
    }

    mutating func finish() {
        stems.finish()
        titles.finish()
        questions.finish()
        grams.finish()
        passages.finish()
    }
}

/// The pieces of a dictionary's words, numbered.
struct GramVocabulary {
    private(set) var numbers: [UInt64: Int32] = [:]
    private var starts: [Int32] = [0]
    private var grams: [Int32] = []

    init(_ dictionary: TermDictionary) {
        for word in dictionary.words {
            for hash in CharacterGrams.hashes(of: word) {
                let number = numbers[hash] ?? Int32(numbers.count)
                numbers[hash] = number
                grams.append(number)
            }
            starts.append(Int32(grams.count))
        }
    }

    /// The pieces of a word.
    func grams(of word: Int32) -> ArraySlice<Int32> { grams[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }
}
