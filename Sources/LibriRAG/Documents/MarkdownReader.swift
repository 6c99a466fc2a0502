public import Foundation

/// Reads a Markdown file with front matter: `title`, `url`, `updated` and `language`, each on a line of its own.
public struct MarkdownReader: DocumentReader {
    private let detector: LanguageDetector

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells the language of a document that does not.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `md`, `markdown`
    public let fileExtensions: Set<String> = ["md", "markdown"]

    /// One document.
    public func documents(in data: Data, named name: String) throws(DocumentError) -> [Document] {
        let text = try data.utf8Text(named: name).withoutInvisibleCharacters()
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        let matter = try frontMatter(&lines, named: name)
        let sections = MarkdownSections(lines: lines)
        let title = matter["title"] ?? sections.title ?? name
        let language = matter["language"].flatMap(Language.init) ?? detector.language(of: text, prior: .french)
        return [
            Document(
                id: name, title: title, url: matter["url"], language: language,
                updated: matter["updated"].flatMap { LocalDate(iso: $0) }, sections: sections.sections,
                markup: sections.markup
            )
        ]
    }

    private func frontMatter(_ lines: inout ArraySlice<Substring>, named name: String) throws(DocumentError) -> [String:
        String]
    {
        guard lines.first == "---" else { return [:] }
        guard let end = lines.dropFirst().firstIndex(of: "---") else {
            throw DocumentError(.malformed, "\(name), line 1: the front matter has no closing line \"---\".")
        }
        var matter: [String: String] = [:]
        for index in (lines.startIndex + 1)..<end {
            let line = lines[index]
            guard !line.allSatisfy(\.isWhitespace), !line.hasPrefix("#") else { continue }
            guard let colon = line.firstIndex(of: ":") else {
                throw DocumentError(
                    .malformed, "\(name), line \(index + 1): expected \"key: value\" in the front matter.")
            }
            let key = line[..<colon].trimmingCharacters(in: .whitespaces)
            matter[key] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces).unquoted
        }
        lines = lines[(end + 1)...]
        return matter
    }
}

extension String {
    fileprivate var unquoted: String {
        for quote in ["\"", "'"] where count >= 2 && hasPrefix(quote) && hasSuffix(quote) {
            return String(dropFirst().dropLast())
        }
        return self
    }
}
