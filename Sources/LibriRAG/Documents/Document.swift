/// A document that customers may be answered from.
public struct Document: Sendable, Equatable {
    /// What identifies it: its path, or the identifier in a JSON Lines file.
    public var id: String
    /// Its title.
    public var title: String
    /// Its address for customers, of the web; an address of another kind is left out.
    public var url: String?
    /// Its language.
    public var language: Language
    /// The day of its last change.
    public var updated: LocalDate?
    /// How customers ask for what it answers, in their own words: found by, never quoted.
    public var questions: [String]
    /// Its text in sections, in order.
    public var sections: [Section]
    /// Its headings and links; nothing for a format that has none.
    public var markup: DocumentMarkup?
    /// What its file says of it in a way that is not read and was left out: each with its line and what to do.
    public var warnings: [String]

    /// Creates a document.
    public init(
        id: String, title: String, url: String? = nil, language: Language, updated: LocalDate? = nil,
        questions: [String] = [], sections: [Section], markup: DocumentMarkup? = nil, warnings: [String] = []
    ) {
        self.id = id
        self.title = title
        // Nothing but a web address may become a link that customers press.
        self.url = url.flatMap { $0.isWebAddress ? $0 : nil }
        self.language = language
        self.updated = updated
        self.questions = questions
        self.sections = sections
        self.markup = markup
        // They repeat what a file says, and are shown in terminals, which obey control characters.
        self.warnings = warnings.map(\.asVisibleLine)
    }

    /// The text under one heading.
    public struct Section: Sendable, Equatable {
        /// The headings above the text, outermost first, without the document's title.
        public var headings: [String]
        /// Paragraphs, lists and tables as plain text; list items and table rows are lines that begin with `- `.
        public var blocks: [String]

        /// Creates a section.
        public init(headings: [String] = [], blocks: [String]) {
            self.headings = headings
            self.blocks = blocks
        }
    }
}
