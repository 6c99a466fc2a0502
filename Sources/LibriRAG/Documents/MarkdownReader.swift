public import Foundation

/// Reads a Markdown file with front matter: `title`, `url`, `updated` and `language`, and `questions`, a list of how
/// customers ask for what the document answers.
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
        let fields = DocumentFields(try FrontMatter(takenFrom: &lines, named: name), named: name)
        let sections = MarkdownSections(lines: lines)
        return [
            Document(
                id: name, title: fields.title ?? sections.title ?? name, url: fields.url,
                language: fields.language ?? detector.language(ofDocument: text), updated: fields.updated,
                questions: fields.questions, sections: sections.sections, markup: sections.markup,
                warnings: fields.warnings + (sections.isCut ? [SectionBuilder.cutWarning(name)] : [])
            )
        ]
    }
}
