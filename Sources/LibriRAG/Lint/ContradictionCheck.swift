/// Finds figures that two documents of one language give differently for the same thing.
///
/// What a figure is of is told by the words around it. Each figure is held against the figure of the same unit in each
/// other document whose words are most like its own; where these two are each other's likest and cannot both be true,
/// the documents contradict each other. A document that says both figures of the thing contradicts nobody.
struct ContradictionCheck {
    let analyzer: any TextAnalyzer
    /// The least share of the words of each that the other must have, by weight.
    var threshold = 0.4

    func findings(in documents: [Document]) -> [LintFinding] {
        let statements = documents.flatMap(Statement.statements)
        let figures = statements.enumerated().flatMap { FigureContext.contexts(of: $1, at: $0, analyzer) }
        let units = Dictionary(grouping: figures.indices) { figures[$0].figure.unit }
        return units.values.flatMap { members in
            let rivals = FigureRivals(members.map { figures[$0] }, statements: statements, threshold: threshold)
            return rivals.outliers.map { finding($0, statements) }
        }
    }

    private func finding(_ outlier: FigureRivals.Outlier, _ statements: [Statement]) -> LintFinding {
        let (mine, its) = (statements[outlier.figure.statement], statements[outlier.others[0].statement])
        let others = Set(outlier.others.map { statements[$0.statement].document.id }).count - 1
        let company = others > 0 ? ", and so \(others == 1 ? "does 1 other" : "do \(others) others")" : ""
        return LintFinding(
            .contradiction, .warning, document: mine.document.id, heading: mine.headings.last,
            message:
                "\"\(outlier.figure.figure.text)\" here, but \(its.document.id) says \"\(outlier.others[0].figure.text)\"\(company).",
            other: its.document.id, quotes: [mine.text, its.text])
    }
}
