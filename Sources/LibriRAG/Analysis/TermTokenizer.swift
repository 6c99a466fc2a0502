/// Cuts a text into lower-case words of letters and digits.
enum TermTokenizer {
    /// The words of a text; an apostrophe inside a word belongs to it and is `'`.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func close() {
            while word.last == apostrophe { word.removeLast() }
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: append(UInt8(scalar.value), to: &word)
            case 0x41...0x5A: append(UInt8(scalar.value) + 0x20, to: &word)
            case 0x27, 0x2019: if word.isEmpty { close() } else { append(apostrophe, to: &word) }
            case ..<0x80: close()
            default:
                let properties = scalar.properties
                if properties.isAlphabetic || properties.numericType != nil || isMark(properties, after: word) {
                    for byte in properties.lowercaseMapping.utf8 { append(byte, to: &word) }
                } else {
                    close()
                }
            }
        }
        close()
        return words
    }

    /// An accent of its own belongs to the letter before it.
    private static func isMark(_ properties: Unicode.Scalar.Properties, after word: [UInt8]) -> Bool {
        !word.isEmpty && properties.generalCategory == .nonspacingMark
    }

    /// No index needs longer words; a flood of letters is cut, not kept.
    private static func append(_ byte: UInt8, to word: inout [UInt8]) {
        if word.count < longestWord || byte & 0xC0 == 0x80 && word.count < longestWord + 4 { word.append(byte) }
    }

    /// `l'impression` without its article.
    static func withoutElision(_ word: String) -> String {
        guard word.utf8.contains(apostrophe) else { return word }
        var rest = word[...]
        while let apostrophe = rest.firstIndex(of: "'") {
            guard elided.contains(String(rest[..<apostrophe])) else { return rest.filter { $0 != "'" } }
            rest = rest[rest.index(after: apostrophe)...]
        }
        return String(rest)
    }

    /// `printer's` without its ending.
    static func withoutPossessive(_ word: String) -> String {
        guard word.utf8.contains(apostrophe) else { return word }
        return (word.hasSuffix("'s") ? String(word.dropLast(2)) : word).filter { $0 != "'" }
    }

    private static let apostrophe = UInt8(ascii: "'")
    private static let longestWord = 64
    private static let elided: Set<String> = [
        "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu",
    ]
}
