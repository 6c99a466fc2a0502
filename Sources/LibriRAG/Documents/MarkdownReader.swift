public import Foundation

/// Reads a Markdown file with front matter: `title`, `url`, `updated` and `language`, each on a line of its own, and
/// `questions`, a list of how customers ask for what the document answers.
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
        let matter = try FrontMatter(takenFrom: &lines, named: name)
        let sections = MarkdownSections(lines: lines)
        let title = matter["title"] ?? sections.title ?? name
        let language = matter["language"].flatMap(Language.init) ?? detector.language(of: text, prior: .french)
        return [
            Document(
                id: name, title: title, url: matter["url"], language: language,
                updated: matter["updated"].flatMap { LocalDate(iso: $0) }, questions: matter.list("questions"),
                sections: sections.sections, markup: sections.markup
            )
        ]
    }
}
