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

/// Reads the values of the front matter that are set in marks.
struct FrontMatterScanner {
    private var rest: Substring

    init(_ text: String) {
        rest = text[...]
        skipBlanks()
    }

    /// Whether nothing but white space and a comment is left.
    var isAtEnd: Bool {
        var end = self
        end.skipBlanks()
        return end.rest.isEmpty
    }

    /// Reads a text in quotation marks; nothing where the second one is missing.
    mutating func quoted() -> String? {
        guard let mark = rest.popFirst() else { return nil }
        var text = ""
        while let character = rest.popFirst() {
            if character == "\\", mark == "\"", let escaped = rest.popFirst() {
                text += escaped == "\"" || escaped == "\\" ? "\(escaped)" : "\\\(escaped)"
            } else if character == mark {
                // Two are one that belongs to the text.
                guard mark == "'", rest.first == mark else { return text.trimmingCharacters(in: .whitespaces) }
                text.append(rest.removeFirst())
            } else {
                text.append(character.isNewline ? " " : character)
            }
        }
        return nil
    }

    /// Reads a list in brackets; nothing where the second one is missing.
    mutating func list() -> FrontMatterValue? {
        var items: [String] = []
        var depth = 0
        var isFlat = true
        while let character = rest.first {
            switch character {
            case "[", "{":
                depth += 1
                isFlat = isFlat && depth == 1
                rest.removeFirst()
            case "]", "}":
                depth -= 1
                rest.removeFirst()
                if depth == 0 { return isFlat ? .list(items) : .other }
            case ",":
                rest.removeFirst()
            default:
                items.append(item())
            }
            skipBlanks()
        }
        return nil
    }

    /// Reads an entry of a list in brackets.
    private mutating func item() -> String {
        let start = rest
        if rest.first == "\"" || rest.first == "'", let text = quoted() {
            skipBlanks()
            if rest.first.map({ ",]".contains($0) }) ?? true { return text }
        }
        rest = start
        var text = ""
        while let character = rest.first, !",[]{}".contains(character) {
            if character == "#", text.last?.isWhitespace == true { break }
            text.append(character.isNewline ? " " : character)
            rest.removeFirst()
        }
        return text.trimmingCharacters(in: .whitespaces)
    }

    /// Passes white space and comments.
    private mutating func skipBlanks() {
        rest = rest.drop(while: \.isWhitespace)
        while rest.first == "#" { rest = rest.drop { !$0.isNewline }.drop(while: \.isWhitespace) }
    }
}
