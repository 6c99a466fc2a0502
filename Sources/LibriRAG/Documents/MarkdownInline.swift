/// What stands within a line of Markdown: emphasis, code, links.
///
/// Scanned by hand: regular expressions took a thousand times as long as the rest of the reading.
struct MarkdownInline {
    /// The names that the document defines addresses for.
    let references: Set<String>

    private typealias Scalars = [Unicode.Scalar]

    private static let longestText = 500
    private static let longestTarget = 2_000

    /// The text of a line without marks for emphasis, code and links.
    func plain(_ text: Substring) -> String {
        // Most lines have none.
        guard text.utf8.contains(where: { Self.marks.contains($0) }) else { return String(text) }
        let scalars = Self.withoutEmphasis(Self.withoutStrongAndCode(withoutLinks(Array(text.unicodeScalars))))
        return String(String.UnicodeScalarView(scalars))
    }

    private static let marks = Array("[*_`".utf8)

    /// Where the links and pictures of a line point.
    static func targets(in text: Substring) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "[")), text.utf8.contains(UInt8(ascii: "(")) else { return [] }
        let scalars = Array(text.unicodeScalars)
        var targets: [String] = []
        var place = 0
        while let open = scalars[place...].firstIndex(of: "[") {
            place = open + 1
            guard let end = end(ofTextAt: open, in: scalars), let target = target(after: end, in: scalars) else {
                continue
            }
            targets.append(String(String.UnicodeScalarView(scalars[target])))
            place = target.upperBound
        }
        return targets
    }

    /// Links and pictures read as their text, and links by reference too: `[text](target)`, `[text][id]`, `[id][]`, `[id]`.
    private func withoutLinks(_ scalars: Scalars) -> Scalars {
        var result = Scalars()
        result.reserveCapacity(scalars.count)
        var place = 0
        while place < scalars.count {
            let open = scalars[place] == "!" ? place + 1 : place
            if open < scalars.count, scalars[open] == "[", let end = Self.end(ofTextAt: open, in: scalars) {
                let text = open + 1..<end
                if let target = Self.target(after: end, in: scalars) {
                    result += scalars[text]
                    place = target.upperBound + 1
                    continue
                }
                if !references.isEmpty, !text.isEmpty {
                    let reference = reference(text, in: scalars)
                    result += scalars[reference.isDefined ? text : place..<reference.end]
                    place = reference.end
                    continue
                }
            }
            result.append(scalars[place])
            place += 1
        }
        return result
    }

    /// Whether a text in brackets is a link by reference, and where it ends with the name that may follow.
    private func reference(_ text: Range<Int>, in scalars: Scalars) -> (isDefined: Bool, end: Int) {
        var (name, end) = (text, text.upperBound + 1)
        if end < scalars.count, scalars[end] == "[", let close = Self.end(ofTextAt: end, in: scalars) {
            if close > end + 1 { name = end + 1..<close }
            end = close + 1
        }
        let written = Substring(String(String.UnicodeScalarView(scalars[name])))
        return (references.contains(MarkdownDefinition.name(written)), end)
    }

    /// The place of the "]" that closes a "[".
    private static func end(ofTextAt open: Int, in scalars: Scalars) -> Int? {
        let end = scalars[(open + 1)...].prefix(longestText + 1).firstIndex { $0 == "]" || $0 == "[" }
        return end.flatMap { scalars[$0] == "]" ? $0 : nil }
    }

    /// The target in parentheses after a "]".
    private static func target(after end: Int, in scalars: Scalars) -> Range<Int>? {
        guard end + 1 < scalars.count, scalars[end + 1] == "(" else { return nil }
        let start = end + 2
        let close = scalars[start...].prefix(longestTarget + 1).firstIndex { $0 == ")" || $0 == "(" || $0.isBlank }
        return close.flatMap { scalars[$0] == ")" ? start..<$0 : nil }
    }

    private static func withoutStrongAndCode(_ scalars: Scalars) -> Scalars {
        var result = Scalars()
        result.reserveCapacity(scalars.count)
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            if scalar == "*" || scalar == "_", place + 1 < scalars.count, scalars[place + 1] == scalar {
                place += 2
                continue
            }
            if scalar != "`" { result.append(scalar) }
            place += 1
        }
        return result
    }

    /// A mark counts at the start of a word alone, or "5 * 3 * 2" and "mon_fichier_net" would lose theirs.
    private static func withoutEmphasis(_ scalars: Scalars) -> Scalars {
        func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "*" || scalar == "_" }
        var result = Scalars()
        result.reserveCapacity(scalars.count)
        var place = 0
        while place < scalars.count {
            let isAtStart = place == 0 || scalars[place - 1].isBlank || "(«".unicodeScalars.contains(scalars[place - 1])
            if isMark(scalars[place]), isAtStart,
                let end = scalars[(place + 1)...].prefix(longestText + 1).firstIndex(where: isMark), end > place + 1,
                !scalars[place + 1].isBlank, !scalars[end - 1].isBlank
            {
                result += scalars[(place + 1)..<end]
                place = end + 1
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return result
    }
}
