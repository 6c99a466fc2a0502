/// A line that says where reference links lead: `[name]: address "title"`.
///
/// Source: CommonMark 0.31, 4.7. Unlike there, what follows the name must look like an address, because shops write
/// `[Important]: voir` too, which would be lost. A footnote's text is none.
struct MarkdownDefinition {
    /// The name, as ``name(_:)`` makes it.
    let name: String
    /// Where it leads.
    let target: String

    private static let longestName = 500
    private static let longestTarget = 2_000

    /// Reads a line without blanks around it.
    init?(_ line: Substring) {
        guard line.utf8.first == UInt8(ascii: "[") else { return nil }
        let scalars = line.unicodeScalars
        let label = scalars.dropFirst().prefix(Self.longestName + 1).prefix { $0 != "[" && $0 != "]" }
        let afterLabel = scalars[label.endIndex...]
        guard let first = label.first, first != "^", !label.allSatisfy(\.isBlank),
            afterLabel.starts(with: "]:".unicodeScalars)
        else { return nil }
        let rest = afterLabel.dropFirst(2).drop(while: \.isBlank)
        let isBracketed = rest.first == "<"
        let written = (isBracketed ? rest.dropFirst() : rest).prefix(Self.longestTarget + 1).prefix {
            isBracketed ? $0 != "<" && $0 != ">" : !$0.isBlank
        }
        var title = scalars[written.endIndex...]
        if isBracketed {
            guard title.popFirst() == ">" else { return nil }
        } else {
            guard Self.isAddress(Substring(written)) else { return nil }
        }
        guard title.isEmpty || title.first?.isBlank == true && Self.isTitle(Substring(title).trimmed) else {
            return nil
        }
        name = Self.name(Substring(label))
        target = String(written)
    }

    /// The form in which names are the same, whatever their case and spaces.
    static func name(_ text: Substring) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether it leads somewhere: `https://a.example`, `mailto:a@b.example`, `/aide`, `#prix`, `../papiers.md`, `papiers.md`.
    private static func isAddress(_ text: Substring) -> Bool {
        guard let first = text.utf8.first else { return false }
        if "/#?".utf8.contains(first) || text.hasPrefix("./") || text.hasPrefix("../") { return true }
        if let colon = text.firstIndex(of: ":") {
            let scheme = text[..<colon].lowercased()
            let isScheme = scheme.allSatisfy { $0.isASCII && ($0.isLetter || "0123456789+.-".contains($0)) }
            if isScheme, !scheme.isEmpty, text[colon...].hasPrefix("://") { return true }
            if ["mailto", "tel"].contains(scheme) { return true }
        }
        return text.split(whereSeparator: { "/?#".contains($0) }).contains(where: hasEnding)
    }

    /// Whether it is a file or host: "papiers.md", "shop.example", and not "12.50" or "etc.".
    private static func hasEnding(_ name: Substring) -> Bool {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
        let ending = name[dot...].dropFirst()
        return ending.first?.isLetter == true && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func isTitle(_ text: Substring) -> Bool {
        guard let first = text.first, text.utf8.count > 1 else { return text.isEmpty }
        let bounds: [Character: Character] = ["\"": "\"", "'": "'", "(": ")"]
        guard let end = bounds[first], text.last == end else { return false }
        return !text.dropFirst().dropLast().contains { $0 == first || $0 == end }
    }
}
