import Foundation

/// A value of the front matter.
enum FrontMatterValue: Equatable {
    case text(String)
    case list([String])
    /// A list within a list, or keys of their own: documents have no use for them.
    case other

    /// Reads a value as it is written: in quotation marks, in brackets, as a block of lines, or plain; a comment may follow.
    ///
    /// Source: YAML 1.2.2, chapters 7 and 8. Unlike there, a plain text may hold " : ", as French titles do.
    ///
    /// - Parameter written: The value with the lines that it goes on in.
    /// - Returns: Nothing where a bracket is not closed.
    init?(_ written: String) {
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutComment)
        let text = lines.joined(separator: " ").trimmingCharacters(in: .whitespaces)
        var scanner = FrontMatterScanner(written)
        switch text.first {
        case "[":
            guard let list = scanner.list() else { return nil }
            self = scanner.isAtEnd ? list : .text(text)
        case "{":
            self = .other
        case "\"", "'":
            let quoted = scanner.quoted()
            self = .text(quoted.flatMap { scanner.isAtEnd ? $0 : nil } ?? text)
        default:
            if lines[0].wholeMatch(of: /[|>][+-]?/) != nil {
                self = .text(lines.dropFirst().joined(separator: " "))
            } else if lines.dropFirst().contains(where: { $0.prefixMatch(of: /[\w-]{1,100}:(\s|$)/) != nil }) {
                self = .other
            } else {
                self = .text(["~", "null"].contains(text) ? "" : text)
            }
        }
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        line.firstMatch(of: /(^|\s)#/).map { line[..<$0.range.lowerBound] } ?? line
    }
}
