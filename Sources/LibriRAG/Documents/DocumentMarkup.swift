/// What a document's markup says beside its text: for checks of a collection, not for answers.
public struct DocumentMarkup: Sendable, Equatable {
    /// The headings in order, the title and those without a text under them included.
    public var headings: [Heading]
    /// Where the document's links and pictures point, in order.
    public var links: [Link]
    /// The names inside the document that its writer gave for links to lead to: `id` and `name` in HTML.
    public var anchors: Set<String>

    /// Creates a markup.
    public init(headings: [Heading] = [], links: [Link] = [], anchors: Set<String> = []) {
        self.headings = headings
        self.links = links
        self.anchors = anchors
    }

    /// A heading.
    public struct Heading: Sendable, Equatable {
        /// The level, from 1.
        public var level: Int
        /// Its text.
        public var text: String
        /// Whether a text stands between it and the next heading.
        public var hasText: Bool

        /// Creates a heading.
        public init(level: Int, text: String, hasText: Bool = true) {
            self.level = level
            self.text = text
            self.hasText = hasText
        }
    }

    /// A link or picture.
    public struct Link: Sendable, Equatable {
        /// Where it points, as written.
        public var target: String
        /// The line of the file, from 1, where the reader knows it.
        public var line: Int?

        /// Creates a link.
        public init(target: String, line: Int? = nil) {
            self.target = target
            self.line = line
        }
    }
}
