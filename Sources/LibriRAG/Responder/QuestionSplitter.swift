import Foundation

/// Cuts a question that asks several things into its questions.
///
/// The cuts are cautious: only where a sentence ends in a question mark, or where "et"/"and" or a comma comes before a
/// word that opens a question.
struct QuestionSplitter: Sendable {
    /// More would be a flood, not a question.
    private static let most = 3

    /// The questions in order; the whole text where it asks one thing or more than three.
    func questions(in text: String, _ language: Language) -> [String] {
        guard mayAskSeveral(text, language) else { return [text] }
        var questions: [String] = []
        for sentence in sentences(in: text) {
            let isAsked = sentence.hasSuffix("?")
            let clauses = clauses(of: sentence, language)
            // What stands before a question without asking is its story, not another question.
            questions += isAsked || clauses.count > 1 ? clauses : []
        }
        return (2...Self.most).contains(questions.count) ? questions : [text]
    }

    /// Whether there is anything to cut at; most questions hold nothing of the kind, and looking closer takes long.
    private func mayAskSeveral(_ text: String, _ language: Language) -> Bool {
        let bytes = Array(text.utf8)
        guard let end = bytes.lastIndex(where: { !Self.closingBytes.contains($0) }) else { return false }
        var word: [UInt8] = []
        for byte in bytes[...end] {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): word.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), 0x0A...0x0D: return true
            default:
                if Self.conjunctionBytes[language].contains(word) { return true }
                word.removeAll(keepingCapacity: true)
            }
        }
        // Line breaks beyond ASCII are rare, and looked at closer.
        return text.unicodeScalars.contains { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    }

    private static let closingBytes = Array(" \t\r\n?!.".utf8)
    private static let conjunctionBytes = PerLanguage<Set<[UInt8]>>(
        french: Set(conjunctions[.french].map { Array($0.utf8) }),
        english: Set(conjunctions[.english].map { Array($0.utf8) }))

    /// Texts that end in a question mark; the rest of the text is the last one.
    private func sentences(in text: String) -> [String] {
        var sentences: [Substring] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            // Scalars are quicker to pass over than characters; only where one may end a sentence, characters count.
            guard text.unicodeScalars[index].mayEndSentence else {
                text.unicodeScalars.formIndex(after: &index)
                continue
            }
            let character = text[index]
            index = text.index(after: index)
            let isMark = character == "?" || character == "!" || character == "."
            let ends = isMark && (index == text.endIndex || text[index].isWhitespace)
            guard ends || character.isNewline else { continue }
            sentences.append(text[start..<index])
            start = index
        }
        return (sentences + [text[start...]]).map { $0.trimmingWhiteSpace() }.filter { $0.contains(where: \.isLetter) }
    }

    private func clauses(of sentence: String, _ language: Language) -> [String] {
        let words = sentence.splitAtWhiteSpace()
        var clauses: [[Substring]] = [[]]
        var index = 0
        while index < words.count {
            let joins = Self.conjunctions[language].contains(words[index].lowercased())
            let afterComma = index > 0 && words[index - 1].last == ","
            let opener = joins ? index + 1 : index
            if joins || afterComma, opener < words.count, opens(words[opener], language, afterComma: !joins),
                clauses[clauses.count - 1].count > 1
            {
                clauses.append([])
                index = opener
            }
            clauses[clauses.count - 1].append(words[index])
            index += 1
        }
        if let first = clauses[0].first, clauses[0].count > 1,
            Self.conjunctions[language].contains(first.lowercased()), opens(clauses[0][1], language, afterComma: false)
        {
            clauses[0].removeFirst()
        }
        // "Mon fichier ne passe pas, quel format ?" tells and asks; it does not ask twice.
        guard clauses.allSatisfy({ $0.contains { opens($0, language, afterComma: false) } }) else { return [sentence] }
        return clauses.map { $0.joined(separator: " ") }
    }

    private func opens(_ word: Substring, _ language: Language, afterComma: Bool) -> Bool {
        let folded = word.folded()
        func isOne(of openers: [String]) -> Bool {
            openers.contains { opener in
                guard folded.utf8.starts(with: opener.utf8) else { return false }
                let next = folded.utf8.dropFirst(opener.utf8.count).first
                return next == nil || next == UInt8(ascii: "'") || next == UInt8(ascii: "-")
            }
        }
        return isOne(of: Self.openers[language])
            // After a comma these words are relative: "mon fils, qui …".
            || !afterComma && isOne(of: Self.relatives[language])
            || language == .french && Self.inversions.contains { folded.hasSuffix($0) }
    }

    private static let conjunctions = PerLanguage<Set<String>>(french: ["et"], english: ["and"])
    private static let openers = PerLanguage<[String]>(
        french: ["quel", "quels", "quelle", "quelles", "combien", "comment", "pourquoi", "est-ce", "qu'est"],
        english: [
            "what", "how", "why", "can", "could", "do", "does", "is", "are", "may", "will", "should",
        ])
    private static let relatives = PerLanguage<[String]>(
        french: ["ou", "quand", "qui", "lequel", "laquelle", "lesquels", "lesquelles"],
        english: ["which", "where", "when", "who"])
    /// Verbs before their subject: `livrez-vous`, `puis-je`.
    private static let inversions = ["-vous", "-je", "-on", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles"]
}

extension Unicode.Scalar {
    /// A mark that ends a sentence, or a line break.
    fileprivate var mayEndSentence: Bool {
        switch value {
        case 0x21, 0x2E, 0x3F, 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
