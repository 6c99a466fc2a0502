import Foundation

/// The piece of a document that is retrieved, quoted and cited.
public struct Passage: Sendable, Equatable {
    /// The document's identifier.
    public var document: String
    /// The position in the document, from 0.
    public var ordinal: Int
    /// The document's title.
    public var title: String
    /// The headings above the passage, outermost first.
    public var headings: [String]
    /// The document's address for customers.
    public var url: String?
    /// The language.
    public var language: Language
    /// The day of the document's last change.
    public var updated: LocalDate?
    /// The text; blocks are separated by an empty line.
    public var text: String

    /// Creates a passage.
    public init(
        document: String, ordinal: Int, title: String, headings: [String] = [], url: String? = nil,
        language: Language, updated: LocalDate? = nil, text: String
    ) {
        self.document = document
        self.ordinal = ordinal
        self.title = title
        self.headings = headings
        self.url = url
        self.language = language
        self.updated = updated
        self.text = text
    }

    /// The paragraphs, lists and tables of the passage.
    var blocks: [String] { text.components(separatedBy: Self.blockSeparator) }

    static let blockSeparator = "\n\n"
}
