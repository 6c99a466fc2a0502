/// The vocabulary as a tree of letters, which finds the words that begin at a letter of a run without a look-up for
/// each length.
struct WordTrie: Sendable {
    private var children: [Int32] = Array(repeating: 0, count: 26)
    private var meanings: [ConceptSet] = [[]]

    init(_ words: [(Concept, String)]) {
        for (concept, list) in words {
            for word in list.split(separator: " ") { insert(Array(word.utf8), concept) }
        }
    }

    private mutating func insert(_ letters: [UInt8], _ concept: Concept) {
        var node = 0
        for letter in letters {
            // The vocabulary has letters only; a figure in it would be found by nobody.
            guard let place = Self.place(of: letter) else { return }
            if children[node * 26 + place] == 0 {
                children[node * 26 + place] = Int32(meanings.count)
                meanings.append([])
                children += Array(repeating: 0, count: 26)
            }
            node = Int(children[node * 26 + place])
        }
        meanings[node].insert(concept)
    }

    private static func place(of letter: UInt8) -> Int? {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? Int(letter - UInt8(ascii: "a")) : nil
    }

    /// What a whole word means.
    func meaning(of letters: some Sequence<UInt8>) -> ConceptSet {
        var node = 0
        for letter in letters {
            guard let place = Self.place(of: letter) else { return [] }
            node = Int(children[node * 26 + place])
            if node == 0 { return [] }
        }
        return meanings[node]
    }

    /// The words that begin at a place of a run of letters, each with the place behind it.
    func words(in letters: [UInt8], from start: Int) -> [(end: Int, meaning: ConceptSet)] {
        var found: [(end: Int, meaning: ConceptSet)] = []
        var node = 0
        for index in start..<letters.count {
            guard let place = Self.place(of: letters[index]) else { break }
            node = Int(children[node * 26 + place])
            if node == 0 { break }
            if !meanings[node].isEmpty { found.append((index + 1, meanings[node])) }
        }
        return found
    }
}
