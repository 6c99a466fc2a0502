/// The pieces of a dictionary's words, numbered.
struct GramVocabulary {
    private(set) var numbers: [UInt64: Int32] = [:]
    private var starts: [Int32] = [0]
    private var grams: [Int32] = []

    init(_ dictionary: TermDictionary) {
        for word in dictionary.words {
            for hash in CharacterGrams.hashes(of: word) {
                if let known = numbers[hash] {
                    grams.append(known)
                } else {
                    let number = Int32(numbers.count)
                    numbers[hash] = number
                    grams.append(number)
                }
            }
            starts.append(Int32(grams.count))
        }
    }

    /// The pieces of a word.
    func grams(of word: Int32) -> ArraySlice<Int32> { grams[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }
}
