/// A figure with the words by which it is told what it is a figure of.
struct FigureContext {
    let statement: Int
    let figure: Figure
    /// The stems of the words nearest to it, from the figure of the same unit before it to the end of its clause, each
    /// with its share in telling the figure: 1 in the figure's own clause, less before it.
    let near: [String: Double]
    /// The number of other figures of its unit in its sentence.
    let rivals: Int
    /// The figures of other units among them, by unit: what a figure depends on, as a spine on pages and paper.
    let conditions: [String: Set<String>]
    /// The stems of the rest of its sentence.
    let sentence: Set<String>
    /// The stems of the headings and the title.
    let above: Set<String>

    /// The figures of a statement with their words.
    static func contexts(of statement: Statement, at position: Int, _ analyzer: any TextAnalyzer) -> [FigureContext] {
        guard statement.text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
        let tokens = TextToken.tokens(of: statement.text)
        guard tokens.count <= longestStatement else { return [] }
        let figures = FigureScanner(language: statement.document.language).figures(in: tokens)
        guard !figures.isEmpty, !isExample(tokens) else { return [] }
        let terms = terms(of: tokens, figures, analyzer)
        let all = Set(terms.compactMap(\.self))
        let above = Set(
            ([statement.document.title] + statement.headings).flatMap { analyzer.analyse($0).stems })
        return figures.map { figure in
            var near: [String: Double] = [:]
            for (index, share) in self.near(figure, figures, tokens) {
                if let term = terms[index] { near[term] = max(near[term] ?? 0, share) }
            }
            let conditions = figures.filter { $0.unit != figure.unit && near[term(of: $0)] != nil }
            return FigureContext(
                statement: position, figure: figure, near: near,
                rivals: figures.count { $0.unit == figure.unit } - 1,
                conditions: Dictionary(grouping: conditions, by: \.unit).mapValues { Set($0.map(term)) },
                sentence: all.subtracting(near.keys), above: above)
        }
    }

    private static func term(of figure: Figure) -> String { "#\(figure.values)\(figure.unit)" }

    /// Whether two figures depend on different values of something, and so may differ.
    func dependsOnOther(than other: FigureContext) -> Bool {
        conditions.contains { unit, values in
            other.conditions[unit].map { !$0.isEmpty && $0.isDisjoint(with: values) } ?? false
        }
    }

    /// For each token its stem; other figures tell what a figure is of, each by its first token.
    static func terms(
        of tokens: [TextToken], _ figures: [Figure], _ analyzer: any TextAnalyzer
    ) -> [String?] {
        var terms = tokens.map { token -> String? in
            switch token.kind {
            case .mark: nil
            case .digits: "#" + token.text
            case .word:
                FigureDress.words.contains(token.folded)
                    ? nil : analyzer.words(of: String(token.text)).first.flatMap(analyzer.term)?.stem
            }
        }
        for figure in figures {
            for index in figure.tokens { terms[index] = nil }
            terms[figure.tokens.lowerBound] = term(of: figure)
        }
        return terms
    }

    /// The tokens nearest to a figure, each with its share in telling it.
    static func near(_ figure: Figure, _ figures: [Figure], _ tokens: [TextToken]) -> [(Int, Double)] {
        let rivals = figures.filter { $0.unit == figure.unit && $0 != figure }.map(\.tokens)
        let before = rivals.filter { $0.upperBound <= figure.tokens.lowerBound }.map(\.upperBound).max()
        let after = rivals.filter { $0.lowerBound >= figure.tokens.upperBound }.map(\.lowerBound).min()
        var start = before ?? 0
        // What stands between two figures belongs to the one that no joint parts it from.
        if before != nil {
            start = (start..<figure.tokens.lowerBound).first { joints.contains(tokens[$0].folded) } ?? start
        }
        let clause = (start..<figure.tokens.lowerBound).last { breaks.contains(tokens[$0].folded) } ?? start
        let rest = figure.tokens.upperBound..<(after ?? tokens.count)
        let ends = after == nil ? breaks : joints
        // Without a joint before the next figure, what stands between belongs to that one.
        let end = rest.first { ends.contains(tokens[$0].folded) } ?? (after == nil ? rest.upperBound : rest.lowerBound)
        return (start..<figure.tokens.lowerBound).map { ($0, $0 < clause ? 0.25 : 1) }
            + (figure.tokens.upperBound..<end).map { ($0, 1) }
    }

    /// Sums that are worked out as examples differ by what is put in.
    private static func isExample(_ tokens: [TextToken]) -> Bool {
        let beginning = tokens.prefix(2).map(\.folded)
        return beginning == ["par", "exemple"] || beginning == ["for", "example"] || beginning == ["for", "instance"]
            || ["exemple", "example"].contains(beginning.first ?? "")
    }

    private static let breaks: Set<String> = [",", ";", "("]
    private static let joints = breaks.union([":", "et", "ou", "and", "or", "mais", "but"])
    /// No sentence is longer; a table without ends would be compared with itself.
    private static let longestStatement = 400
}
