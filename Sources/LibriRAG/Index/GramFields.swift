/// What finds documents and words by pieces of four characters.
struct GramFields: Sendable {
    /// The number of each piece.
    let numbers: [UInt64: Int32]
    /// Title, text and customers' questions of each document.
    let grams: FieldIndex
    /// The words of the dictionary.
    let spelling: SpellingIndex

    /// - Parameters:
    ///   - analysed: The passages of one language.
    ///   - documents: The positions of each document's passages, at least one.
    ///   - dictionary: The words of that language.
    init(_ analysed: [AnalysedPassage], documents: [Range<Int>], dictionary: TermDictionary) {
        let vocabulary = GramVocabulary(dictionary)
        var words = TermCounter(termCount: dictionary.words.count)
        var pieces = TermCounter(termCount: vocabulary.numbers.count)
        var frequencies = TermFrequencies()
        for document in documents {
            words.count(analysed[document.lowerBound].title)
            words.count(analysed[document.lowerBound].questions)
            for passage in document { words.count(analysed[passage].text) }
            // A word that a document repeats is taken apart once.
            let distinct = words.endItem()
            for (word, count) in zip(distinct.terms, distinct.counts) {
                pieces.count(vocabulary.grams(of: word), times: count)
            }
            frequencies.append(&pieces)
        }
        numbers = vocabulary.numbers
        grams = FieldIndex(termCount: vocabulary.numbers.count, frequencies)
        spelling = SpellingIndex(dictionary, vocabulary)
    }
}
