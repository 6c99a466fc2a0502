/// Finds the words of a dictionary that a misspelt one may stand for.
struct SpellingIndex: Sendable {
    /// The words that hold each piece of four characters.
    private let starts: [Int32]
    private let holders: [Int32]
    /// The letters of all words, one behind the other, and where each word begins: looking at a word's length must not
    /// fetch it from elsewhere.
    private let letters: [UInt8]
    private let wordStarts: [Int32]

    /// - Parameters:
    ///   - dictionary: The words.
    ///   - vocabulary: Their pieces.
    init(_ dictionary: TermDictionary, _ vocabulary: GramVocabulary) {
        var starts = [Int32](repeating: 0, count: vocabulary.numbers.count + 1)
        for word in dictionary.words.indices {
            for gram in vocabulary.grams(of: Int32(word)) { starts[Int(gram) + 1] += 1 }
        }
        for gram in 0..<vocabulary.numbers.count { starts[gram + 1] += starts[gram] }
        var next = starts
        var holders = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for word in dictionary.words.indices {
            for gram in vocabulary.grams(of: Int32(word)) {
                holders[Int(next[Int(gram)])] = Int32(word)
                next[Int(gram)] += 1
            }
        }
        self.starts = starts
        self.holders = holders
        var letters: [UInt8] = []
        var wordStarts: [Int32] = [0]
        for word in dictionary.words {
            letters += word.utf8
            wordStarts.append(Int32(letters.count))
        }
        self.letters = letters
        self.wordStarts = wordStarts
    }

    private func length(of word: Int) -> Int { Int(wordStarts[word + 1] - wordStarts[word]) }

    private func letters(of word: Int) -> ArraySlice<UInt8> {
        letters[Int(wordStarts[word])..<Int(wordStarts[word + 1])]
    }

    /// The words nearest to a word that the dictionary does not hold, at most ``most``.
    ///
    /// - Parameters:
    ///   - word: A folded word.
    ///   - grams: The numbers of its pieces, as far as the dictionary has them.
    func neighbours(of word: String, grams: [Int32]) -> [Int32] {
        let asked = Array(word.utf8)[...]
        guard asked.count >= Self.shortest, asked.allSatisfy({ $0 > 0x39 }) else { return [] }
        let reach = asked.count >= Self.long ? 2 : 1
        let candidates = candidates(sharing: grams, length: asked.count, reach: reach)
        var best: [Int32] = []
        var least = reach
        for candidate in candidates {
            guard let distance = Self.distance(asked, letters(of: Int(candidate)), most: least) else { continue }
            if distance < least { best = [] }
            least = distance
            best.append(candidate)
        }
        return Array(best.prefix(Self.most))
    }

    /// The words that share most pieces with another one and are about as long, those that share most first.
    private func candidates(sharing grams: [Int32], length: Int, reach: Int) -> ArraySlice<Int32> {
        var shared = [UInt8](repeating: 0, count: wordStarts.count - 1)
        var touched: [Int32] = []
        for gram in grams {
            let range = Int(starts[Int(gram)])..<Int(starts[Int(gram) + 1])
            // A piece that very many words have tells nothing of one.
            guard range.count <= Self.mostHolders else { continue }
            for place in range {
                let word = Int(holders[place])
                guard abs(self.length(of: word) - length) <= reach else { continue }
                if shared[word] == 0 { touched.append(Int32(word)) }
                shared[word] = min(shared[word], .max - 1) + 1
            }
        }
        // Sorting thousands of words would take longer than all the rest: only those that may be among the first are.
        var counts = [Int](repeating: 0, count: Int(UInt8.max) + 1)
        for word in touched { counts[Int(shared[Int(word)])] += 1 }
        var (least, enough) = (Int(UInt8.max), 0)
        while least > 0, enough < Self.mostCandidates {
            enough += counts[least]
            least -= 1
        }
        return touched.filter { shared[Int($0)] > least }
            .sorted { (shared[Int($1)], $0) < (shared[Int($0)], $1) }.prefix(Self.mostCandidates)
    }

    private static let most = 3
    private static let shortest = 4
    private static let long = 8
    private static let mostCandidates = 60
    private static let mostHolders = 2_000

    /// The number of letters to change, leave out, put in or exchange with their neighbour (optimal string alignment);
    /// nothing when there are more than `most`.
    static func distance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, most: Int) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        let width = right.count + 1
        // Three rows of the table, one behind the other, used in turn: it is called for many words of a question.
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
            for column in 0..<width { rows[column] = column }
            for row in 0..<left.count {
                let letter = left[left.startIndex + row]
                let (line, last, before) = ((row + 1) % 3 * width, row % 3 * width, (row + 2) % 3 * width)
                rows[line] = row + 1
                var least = row + 1
                for column in 0..<right.count {
                    let other = right.startIndex + column
                    let isSame = letter == right[other]
                    var cost = min(
                        rows[last + column + 1] + 1, rows[line + column] + 1, rows[last + column] + (isSame ? 0 : 1))
                    if row > 0, column > 0, letter == right[other - 1], left[left.startIndex + row - 1] == right[other]
                    {
                        cost = min(cost, rows[before + column - 1] + 1)
                    }
                    rows[line + column + 1] = cost
                    least = min(least, cost)
                }
                guard least <= most else { return nil }
            }
            let result = rows[left.count % 3 * width + right.count]
            return result <= most ? result : nil
        }
    }
}
