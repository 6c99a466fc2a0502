/// Words and short phrases that customers and documents use for the same thing, in groups.
public struct SynonymGroups: Sendable, Equatable {
    /// The groups of each language; each holds at least two words or phrases.
    public private(set) var groups: PerLanguage<[[String]]>

    /// Creates groups.
    ///
    /// - Throws: ``DocumentError`` that names the group when it has fewer than two members, more than 40, or one of more than
    ///   80 characters; also for more than 5,000 groups of a language.
    public init(_ groups: PerLanguage<[[String]]>) throws(DocumentError) {
        for language in Language.allCases {
            guard groups[language].count <= Self.mostGroups else {
                throw DocumentError(
                    .malformed, "\(language.rawValue): more than \(Self.mostGroups) groups of synonyms.")
            }
            for (index, group) in groups[language].enumerated() {
                func malformed(_ reason: String) -> DocumentError {
                    DocumentError(
                        .malformed,
                        "\(language.rawValue), group \(index + 1) (\(group.prefix(3).joined(separator: ", ").prefix(80))): \(reason)"
                    )
                }
                guard (2...Self.mostMembers).contains(group.count) else {
                    throw malformed("a group has 2 to \(Self.mostMembers) words or phrases.")
                }
                guard group.allSatisfy({ !$0.isEmpty && $0.count <= Self.longestMember }) else {
                    throw malformed("a word or phrase has 1 to \(Self.longestMember) characters.")
                }
            }
        }
        self.groups = groups
    }

    /// No groups.
    public static let none = SynonymGroups(unchecked: PerLanguage(french: [], english: []))

    private init(unchecked groups: PerLanguage<[[String]]>) { self.groups = groups }

    /// The groups that ship: the vocabulary of print shops.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public static func builtIn() throws(ResourceError) -> SynonymGroups {
        SynonymGroups(unchecked: try ResourceBundle(target: "LibriRAG").loadPerLanguage("synonyms"))
    }

    /// These groups and others.
    public func adding(_ other: SynonymGroups) -> SynonymGroups {
        SynonymGroups(
            unchecked: PerLanguage(
                french: groups.french + other.groups.french, english: groups.english + other.groups.english))
    }

    private static let mostGroups = 5_000
    private static let mostMembers = 40
    private static let longestMember = 80
}
