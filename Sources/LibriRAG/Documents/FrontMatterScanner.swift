import Foundation

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
