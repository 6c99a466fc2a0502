/// A piece of HTML. What is written in the program is markup; a text that is put into it is escaped.
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    let text: String

    /// Takes markup as it is.
    init(markup: String) { text = markup }

    init(stringLiteral markup: String) { text = markup }

    init(stringInterpolation pieces: Pieces) { text = pieces.text }

    struct Pieces: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ markup: String) { text += markup }
        mutating func appendInterpolation(_ words: String) { text += HTML.escaped(words) }
        mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
        mutating func appendInterpolation(_ pieces: [HTML], separator: String = "") {
            text += pieces.map(\.text).joined(separator: separator)
        }
    }

    private static func escaped(_ words: String) -> String {
        var result = ""
        for character in words.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
