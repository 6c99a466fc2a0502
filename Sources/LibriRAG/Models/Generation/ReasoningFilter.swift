/// Leaves out `<think>…</think>` at the beginning of a text that comes in pieces.
///
/// Some models write down their reasoning whatever they are told. It is no answer, and a customer is not to read it.
struct ReasoningFilter {
    private enum Place {
        /// So much of the text has come and may yet be the opening mark.
        case beginning(String)
        /// The end of what has come, which may be a part of the closing mark.
        case reasoning(String)
        case text
        /// Behind the closing mark, where white space is left out.
        case gap
    }

    private static let opening = "<think>"
    private static let closing = "</think>"

    private var place = Place.beginning("")

    /// The text ended within its reasoning.
    var isReasoning: Bool { if case .reasoning = place { true } else { false } }

    /// What is to be read of the next piece.
    mutating func text(of piece: String) -> String {
        switch place {
        case .text: return piece
        case .gap:
            let text = piece.drop { $0.isWhitespace }
            if !text.isEmpty { place = .text }
            return String(text)
        case .beginning(let held):
            let all = held + piece
            let start = all.drop { $0.isWhitespace }
            if start.utf8.starts(with: Self.opening.utf8) {
                place = .reasoning("")
                return text(of: String(Substring(start.utf8.dropFirst(Self.opening.utf8.count))))
            }
            guard Self.opening.utf8.starts(with: start.utf8), all.utf8.count < Self.mostHeld else {
                place = .text
                return all
            }
            place = .beginning(all)
            return ""
        case .reasoning(let held):
            let all = held + piece
            if let mark = all.utf8.firstRange(of: Self.closing.utf8) {
                place = .gap
                return text(of: String(all[mark.upperBound...]))
            }
            place = .reasoning(String(decoding: all.utf8.suffix(Self.closing.utf8.count - 1), as: UTF8.self))
            return ""
        }
    }

    /// What was held back at the end of the text.
    mutating func takeRest() -> String {
        guard case .beginning(let held) = place else { return "" }
        place = .text
        return held
    }

    /// White space before an opening mark, in bytes.
    private static let mostHeld = 1_024
}
