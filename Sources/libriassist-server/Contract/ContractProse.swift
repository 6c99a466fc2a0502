/// The descriptions of the contract as HTML: the little of CommonMark that they use, which is paragraphs, lists and code.
enum ContractProse {
    /// Paragraphs and lists.
    static func blocks(_ description: String?) -> [HTML] {
        let lines = (description ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split { $0.allSatisfy(\.isWhitespace) }.map(block)
    }

    /// Words and code on one line.
    static func line(_ text: String) -> HTML {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        return "\(pieces.enumerated().map { $0.isMultiple(of: 2) ? "\($1)" : "<code>\($1)</code>" as HTML })"
    }

    private static func block(_ lines: ArraySlice<Substring>) -> HTML {
        guard lines.first?.hasPrefix(bullet) == true else { return "<p>\(line(lines.joined(separator: " ")))</p>" }
        var items: [String] = []
        for next in lines {
            if next.hasPrefix(bullet) {
                items.append(String(next.dropFirst(bullet.count)))
            } else if let last = items.popLast() {
                items.append(last + " " + next.drop(while: \.isWhitespace))
            }
        }
        return "<ul>\(items.map { "<li>\(line($0))</li>" as HTML })</ul>"
    }

    private static let bullet = "- "
}
