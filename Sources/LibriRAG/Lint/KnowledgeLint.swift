/// Looks over the shop's documents for what makes answers wrong or impossible: figures that contradict each other, days
/// that have passed, texts that stand twice, links that lead nowhere, sections without a text.
///
/// It judges by form alone. A finding says where to look; what is right only the shop knows.
public struct KnowledgeLint: Sendable {
    private let analyzers: Analyzers
    private let splitter: PassageSplitter

    /// Creates a lint.
    ///
    /// - Parameters:
    ///   - analyzers: Tell which words of a text carry meaning.
    ///   - splitter: Cuts documents as the index does.
    public init(analyzers: Analyzers, splitter: PassageSplitter = PassageSplitter()) {
        self.analyzers = analyzers
        self.splitter = splitter
    }

    /// What is wrong with some documents, ordered by kind, document and place.
    ///
    /// - Parameters:
    ///   - input: The documents.
    ///   - today: The day by which dates are judged.
    public func findings(in input: LintInput, today: LocalDate) -> [LintFinding] {
        let documents = input.documents
        var findings = input.problems.map {
            LintFinding(.unreadable, .warning, document: $0.path, message: $0.message)
        }
        findings += documents.flatMap { document in
            document.warnings.map { LintFinding(.leftOut, .warning, document: document.id, message: $0) }
        }
        findings += StructureCheck(splitter: splitter).findings(in: documents)
        findings += StaleDateCheck(today: today).findings(in: documents)
        findings += LinkCheck(documents: documents, otherFiles: input.otherFiles).findings()
        findings += DuplicateCheck(splitter: splitter).findings(in: documents)
        for language in Language.allCases {
            findings += ContradictionCheck(analyzer: analyzers[language]).findings(
                in: documents.filter { $0.language == language })
        }
        return findings.sorted { $0.place < $1.place }
    }
}
