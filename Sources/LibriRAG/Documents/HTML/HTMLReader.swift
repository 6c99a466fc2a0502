#if Documents
import CHTMLParser
public import Foundation

/// Reads an HTML page: its main content, without menus, scripts and what is hidden.
///
/// Nothing is loaded from anywhere, and nothing of a page is executed.
public struct HTMLReader: DocumentReader {
    private let detector: LanguageDetector

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells the language of a page that does not.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `html`, `htm`, `xhtml`
    public let fileExtensions: Set<String> = ["html", "htm", "xhtml"]

    /// One document.
    public func documents(in data: Data, named name: String) throws(DocumentError) -> [Document] {
        guard !data.contains(0) else {
            throw DocumentError(.malformed, "\(name) is not HTML: it holds bytes that no text has.")
        }
        guard let page = HTMLPage(data) else {
            throw DocumentError(.malformed, "\(name) cannot be read as HTML.")
        }
        let content = HTMLContent(of: page)
        let text = content.sections.flatMap(\.blocks).joined(separator: "\n")
        guard !text.isEmpty else {
            throw DocumentError(
                .malformed,
                "\(name) has no text of its own. Is the page filled by a script? Save it as a browser shows it.")
        }
        let language = page.language ?? detector.language(ofDocument: text)
        return [
            Document(
                id: name, title: content.title ?? page.title ?? name, url: page.canonicalURL, language: language,
                updated: page.updated, sections: content.sections,
                markup: DocumentMarkup(headings: content.headings, links: content.links, anchors: page.anchors),
                warnings: Self.warnings(of: content, named: name))
        ]
    }

    private static func warnings(of content: HTMLContent, named name: String) -> [String] {
        let tables = content.cutTables.map { line in
            let place = line.map { "\(name), line \($0)" } ?? name
            return "\(place): cells of this table repeat too much text in the rows and columns that they span; "
                + "it is left out of the rest. Split the table."
        }
        return content.isCut ? tables + [SectionBuilder.cutWarning(name)] : tables
    }
}
#endif
