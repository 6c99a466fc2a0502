/// Reads words and labels of statuses by the rules of the vocabulary.
struct StatusWords {
    static let standard = StatusWords(StatusVocabulary.rules)

    private struct Reading {
        let rule: StatusVocabulary.Rule
        let needed: [[Word]]
        let refused: [Word]
    }

    private struct Word {
        let text: String
        let isWhole: Bool

        init(_ written: Substring) {
            isWhole = written.hasPrefix("=")
            text = isWhole ? String(written.dropFirst()) : String(written)
        }

        func stands(in words: [String]) -> Bool { words.contains { isWhole ? $0 == text : $0.hasPrefix(text) } }
    }

    private let readings: [Reading]

    init(_ rules: [StatusVocabulary.Rule]) {
        readings = rules.map { rule in
            let parts = rule.words.split(separator: "!", maxSplits: 1)
            let needed = (parts.first ?? "").split(separator: " ").map { $0.split(separator: "|").map(Word.init) }
            let refused = parts.count > 1 ? parts[1].split(whereSeparator: { " |".contains($0) }).map(Word.init) : []
            return Reading(rule: rule, needed: needed, refused: refused)
        }
    }

    /// What a label or a code says by itself.
    func meaning(of text: String) -> StatusMeaning {
        let words = Self.words(of: text)
        guard !words.isEmpty, words.count <= 12 else { return .nothing }
        for reading in readings
        where reading.needed.allSatisfy({ $0.contains { $0.stands(in: words) } })
            && !reading.refused.contains(where: { $0.stands(in: words) })
        {
            return StatusMeaning(status: reading.rule.status, isUnderstood: true, isGuess: reading.rule.isGuess)
        }
        return .nothing
    }

    /// `EN_PRODUCTION`, `wc-processing` and `InProduction` are words as well; one letter is none.
    private static func words(of text: String) -> [String] {
        let words = IdentifierWords.split(text).joiningLetters(where: text.contains("."))
        return words.count == 1 && (words[0].count < 2 || words[0].allSatisfy(\.isNumber)) ? [] : words
    }
}

extension [String] {
    /// The words with runs of single letters, which dots part, as one: `B.A.T.` is `bat`.
    fileprivate func joiningLetters(where isDotted: Bool) -> [String] {
        guard isDotted else { return self }
        var joined: [String] = []
        var isOpen = false
        for word in self {
            let isLetter = word.count == 1 && word.allSatisfy(\.isLetter)
            if isLetter, isOpen, let last = joined.popLast() { joined.append(last + word) } else { joined.append(word) }
            isOpen = isLetter
        }
        return joined
    }
}
