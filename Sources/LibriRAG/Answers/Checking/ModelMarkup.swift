extension String {
    /// The text without what dresses it: Markdown decoration, HTML tags, and links, of which the words stay.
    ///
    /// White space becomes single spaces. An address that stands for itself stays, for the checker to judge.
    func withoutMarkup() -> String {
        var result = ""
        var rest = self[...]
        while let character = rest.first {
            if character == "<" {
                // A sign without a tag's end goes too: nothing that could begin a tag is left.
                let inside = rest.dropFirst().prefix(Self.longestTag)
                let isTag = inside.first.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false
                if isTag, let end = inside.firstIndex(of: ">") {
                    rest = rest[rest.index(after: end)...]
                } else {
                    rest.removeFirst()
                }
                result.append(" ")
            } else if character == "[", let link = rest.markdownLink {
                result += link.text
                rest = link.rest
            } else {
                if !Self.decoration.contains(character) { result.append(character) }
                rest.removeFirst()
            }
        }
        let words = result.splitAtWhiteSpace().joined(separator: " ")
        return words.hasPrefix("#")
            ? String(words.drop { $0 == "#" }).splitAtWhiteSpace().joined(separator: " ") : words
    }

    /// The text without the mark of a list's line, `- `, `• ` or `1. `.
    func withoutListMark() -> (text: String, isListItem: Bool) {
        if let mark = first, ["-", "•", "–", "+"].contains(mark), dropFirst().first == " " {
            return (String(dropFirst(2)), true)
        }
        let digits = prefix { $0.isASCII && $0.isNumber }
        let rest = dropFirst(digits.count)
        guard (1...2).contains(digits.count), let mark = rest.first, mark == "." || mark == ")",
            rest.dropFirst().first == " "
        else { return (self, false) }
        return (String(rest.dropFirst(2)), true)
    }

    private static let longestTag = 300
    private static let decoration: Set<Character> = ["*", "`", ">", "|", "~"]
}

extension Substring {
    /// The words of `[words](address)`, and what comes after it.
    fileprivate var markdownLink: (text: Substring, rest: Substring)? {
        guard let close = firstIndex(of: "]") else { return nil }
        let behind = self[index(after: close)...]
        guard behind.first == "(", let end = behind.firstIndex(of: ")") else { return nil }
        return (self[index(after: startIndex)..<close], behind[behind.index(after: end)...])
    }
}
