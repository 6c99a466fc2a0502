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
            if Self.isBlockMark(lines[0]) {
                // Its lines may hold any mark.
                self = .text(written.split(separator: "\n").dropFirst().joined(separator: " "))
            } else if lines.dropFirst().contains(where: Self.isKey) {
                self = .other
            } else {
                self = .text(["~", "null"].contains(text) ? "" : text)
            }
        }
    }

    /// Whether a value says that it is the lines below it: `|`, `>-`.
    static func isBlockMark(_ line: Substring) -> Bool {
        ["|", ">", "|-", ">-", "|+", ">+"].contains(withoutComment(line).trimmed)
    }

    /// Whether a line begins with a key, as `title:` does.
    private static func isKey(_ line: Substring) -> Bool {
        let rest = line.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        guard rest.startIndex > line.startIndex, rest.first == ":" else { return false }
        return rest.dropFirst().first?.isWhitespace ?? true
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        var before: Character = " "
        for (place, character) in zip(line.indices, line) {
            if character == "#", before.isWhitespace {
                return place == line.startIndex ? line[..<place] : line[..<line.index(before: place)]
            }
            before = character
        }
        return line
    }
}
