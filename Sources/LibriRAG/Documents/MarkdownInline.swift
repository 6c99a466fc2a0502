/// What stands within a line of Markdown: emphasis, code, links; and where the document's reference links lead.
struct MarkdownInline {
    /// The names that the document defines addresses for, in lower case.
    private var references: Set<String> = []
    /// Where links and definitions point, in order.
    private(set) var links: [DocumentMarkup.Link] = []

    /// Reads the links of some lines, whose indices are those of the lines in their file.
    init(lines: ArraySlice<Substring>) {
        for (index, line) in zip(lines.indices, lines) {
            if let definition = Self.definition(String(line)) {
                references.insert(definition.name)
                // Writers put comments so: "[//]: # (a comment)".
                if definition.target != "#" {
                    links.append(DocumentMarkup.Link(target: definition.target, line: index + 1))
                }
            } else if line.contains("](") {
                links += line.matches(of: Self.link).map {
                    DocumentMarkup.Link(target: String($0.output.2), line: index + 1)
                }
            }
        }
    }

    /// The text of a line without marks for emphasis, code and links.
    func plain(_ text: String) -> String {
        withoutReferences(text.replacing(Self.link) { $0.output.1 })
            .replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
            .replacing(/(^|[\s(«])[*_]([^*_]{1,500})[*_]/) { "\($0.output.1)\($0.output.2)" }
    }

    /// Whether a line says where reference links lead: `[id]: url "title"`. A footnote's text is none.
    static func isDefinition(_ line: String) -> Bool { definition(line) != nil }

    private static func definition(_ line: String) -> (name: String, target: String)? {
        guard line.contains("]:"), let match = line.wholeMatch(of: definitionLine) else { return nil }
        return (name(match.output.1), String(match.output.2))
    }

    /// Links by reference read as their text: `[text][id]`, `[id][]`, `[id]`.
    private func withoutReferences(_ text: String) -> String {
        guard !references.isEmpty, text.contains("[") else { return text }
        return text.replacing(Self.reference) { match in
            let (whole, text, id) = (match.output.0, match.output.1, match.output.2 ?? "")
            return references.contains(Self.name(id.isEmpty ? text : id)) ? text : whole
        }
    }

    private static func name(_ text: Substring) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A link or picture: its text and its target.
    private static var link: Regex<(Substring, Substring, Substring)> {
        /!?\[([^\[\]]{0,500})\]\(([^()\s]{0,2000})\)/
    }

    private static var reference: Regex<(Substring, Substring, Substring?)> {
        /!?\[([^\[\]]{1,500})\](?:\[([^\[\]]{0,500})\])?/
    }

    private static var definitionLine: Regex<(Substring, Substring, Substring)> {
        /[\s>]{0,20}\[([^\[\]^][^\[\]]{0,500})\]:\s{0,100}<?([^\s<>]{1,2000})>?(?:\s{1,100}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,100}/
    }
}
