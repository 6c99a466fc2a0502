/// The fields of documents and passages whose terms are the stems of words.
struct WordFields: Sendable {
    /// The number of each stem.
    let numbers: [String: Int32]
    /// The stem of each word of the dictionary.
    let stemOfWord: [Int32]
    /// Title, text and customers' questions of each document.
    let stems: FieldIndex
    /// The title of each document.
    let titles: FieldIndex
    /// The customers' questions of each document.
    let questions: FieldIndex
    /// The stems of each document's title, in rising order.
    let titleStems: [[Int32]]
    /// The text of each passage.
    let passages: TermFrequencies
    let passageScores: PassageScores

    /// - Parameters:
    ///   - analysed: The passages of one language.
    ///   - documents: The positions of each document's passages, at least one.
    ///   - dictionary: The words of that language.
    init(_ analysed: [AnalysedPassage], documents: [Range<Int>], dictionary: TermDictionary) {
        let termCount = dictionary.stems.count
        let stemOfWord = dictionary.stemOfWord
        var counter = TermCounter(termCount: termCount)
        var whole = TermCounter(termCount: termCount)
        var (stems, titles, questions) = (TermFrequencies(), TermFrequencies(), TermFrequencies())
        var passages = TermFrequencies()
        var titleStems: [[Int32]] = []
        func count(_ words: [Int32], in field: inout TermFrequencies, isSorted: Bool = false) {
            let stems = words.lazy.map { stemOfWord[Int($0)] }
            counter.count(stems)
            whole.count(stems)
            field.append(&counter, isSorted: isSorted)
        }
        for document in documents {
            count(analysed[document.lowerBound].title, in: &titles, isSorted: true)
            titleStems.append(Array(titles.terms[titles.range(of: titles.itemCount - 1)]))
            count(analysed[document.lowerBound].questions, in: &questions)
            for passage in document { count(analysed[passage].text, in: &passages, isSorted: true) }
            stems.append(&whole)
        }
        numbers = Dictionary(
            dictionary.stems.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        self.stemOfWord = stemOfWord
        self.stems = FieldIndex(termCount: termCount, stems)
        self.titles = FieldIndex(termCount: termCount, titles)
        self.questions = FieldIndex(termCount: termCount, questions)
        self.titleStems = titleStems
        self.passages = passages
        passageScores = PassageScores(passages, termCount: termCount)
    }
}
