/// Something in the shop's documents that their writers should look at.
public struct LintFinding: Sendable, Equatable, Encodable {
    /// What is wrong.
    public var kind: Kind
    /// How much it matters.
    public var severity: Severity
    /// The document's identifier, or the path of a file that cannot be read.
    public var document: String
    /// The line of the file, from 1, where it is known.
    public var line: Int?
    /// The innermost heading above the place; nothing before the first one.
    public var heading: String?
    /// What is wrong and, where it is not plain, what to do.
    public var message: String
    /// The other document, when two are concerned.
    public var other: String?
    /// The pieces of text concerned, this document's first, each on one line and cut where it is long.
    public var quotes: [String]

    /// Creates a finding.
    public init(
        _ kind: Kind, _ severity: Severity, document: String, line: Int? = nil, heading: String? = nil, message: String,
        other: String? = nil, quotes: [String] = []
    ) {
        self.kind = kind
        self.severity = severity
        self.document = document
        self.line = line
        self.heading = heading
        self.message = message
        self.other = other
        self.quotes = quotes.map(\.excerpt)
    }

    /// What may be wrong, in the order in which it is reported.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A file or folder that cannot be read.
        case unreadable
        /// A value of a document that is not read: an unknown language, a day that no calendar has.
        case leftOut
        /// Two documents have one name, so that no index can be made.
        case sameName
        /// Two documents give different figures for one thing.
        case contradiction
        /// A day that has passed.
        case staleDate
        /// A document that was not looked over for a year.
        case notUpdated
        /// Two documents or passages that say nearly the same.
        case nearDuplicate
        /// A link to what is not there.
        case deadLink
        /// A document without a title of its own.
        case missingTitle
        /// A document or section without a text.
        case empty
        /// A paragraph, list or table that is too long to be one answer.
        case overlong
    }

    /// How much a finding matters.
    public enum Severity: String, Sendable, Codable, CaseIterable {
        /// A customer may get a wrong answer, or none.
        case warning
        /// Worth a look.
        case notice
    }
}

extension LintFinding {
    /// Where it comes in a report: by kind, then by place, then by what it says, so that two runs agree.
    var place: (Int, String, Int, String, String) {
        (Kind.allCases.firstIndex(of: kind) ?? 0, document, line ?? 0, other ?? "", message)
    }
}

extension String {
    /// The text on one line, cut where a reader has seen enough.
    fileprivate var excerpt: String {
        let line = split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
