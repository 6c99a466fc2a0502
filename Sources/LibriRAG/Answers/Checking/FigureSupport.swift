import Foundation

/// Finds whether the figures of a sentence stand in the passages that it cites, as figures of the same thing.
struct FigureSupport {
    let lines: [PassageEvidence.Line]
    /// The stems of what was said or asked before, which tells what "it costs" is said of.
    var context: Set<String> = []

    /// The words of everyday life in the language of the answer.
    var vocabulary: (@Sendable (String) -> Bool)?

    /// A figure of a passage with its line.
    private typealias Source = (figure: StatedFigure, line: PassageEvidence.Line)

    /// Why a figure is not supported; nothing when all are.
    func failure(of sentence: ReadSentence) -> WithholdingReason? {
        for figure in sentence.figures {
            let sources: [Source] = lines.flatMap { line in line.sentence.figures.map { (figure: $0, line: line) } }
                .filter { isOfUnit(figure, $0, sentence) }
            let matching = sources.filter {
                figure.hasValues(of: $0.figure, isOpposed: $0.line.sentence.isDenied != sentence.isDenied)
                    && holdsNoun(figure, $0.line)
            }
            guard !matching.isEmpty else { return figure.figure.unit == Figure.dateUnit ? .date : .figure }
            if namesUnknown(figure) || isShifted(figure, matching, sources, sentence) { return .shiftedFigure }
        }
        return nil
    }

    /// Whether a source counts what the figure counts. A cell of a table gives its unit in its head: "Nombre de pages : 60".
    private func isOfUnit(_ figure: StatedFigure, _ source: Source, _ sentence: ReadSentence) -> Bool {
        let (unit, other) = (figure.figure.unit, source.figure.figure.unit)
        if unit == other { return true }
        // "17 h" may end the span from "8 h 30" on.
        if Set([unit, other]) == Self.hours { return true }
        if source.figure.isBare {
            return !figure.unitStems.isEmpty
                && figure.unitStems.isSubset(of: source.line.stems.union(source.line.above))
        }
        return figure.isBare && !source.figure.unitStems.isEmpty
            && source.figure.unitStems.isSubset(of: sentence.allStems)
    }

    /// Whether the line speaks of what a number without a unit counts.
    private func holdsNoun(_ figure: StatedFigure, _ line: PassageEvidence.Line) -> Bool {
        figure.noun.map { line.stems.holdsStem($0) || line.above.holdsStem($0) } ?? true
    }

    /// Whether the figure is given to something that no line names: what has an article, or is no word of everyday life.
    private func namesUnknown(_ figure: StatedFigure) -> Bool {
        figure.things.contains { thing in
            guard thing.hasArticle || !thing.isVerbForm && !(vocabulary?(thing.word) ?? true) else { return false }
            return !lines.contains { $0.stems.holdsStem(thing.stem) || $0.above.holdsStem(thing.stem) }
        }
    }

    /// Whether the words around a figure speak of what another figure of the passages is of.
    private func isShifted(
        _ figure: StatedFigure, _ matching: [Source], _ sources: [Source], _ sentence: ReadSentence
    ) -> Bool {
        let weights = near(figure, sentence).map { stem, share in
            // What stands in front of the clause tells it as well: "En papier bouffant, …".
            let share = share == 0.25 ? 0.8 : share
            let found = sources.count { answer(stem, $0) > 0 }
            return (stem: stem, weight: share * log(1 + Double(sources.count) / Double(max(1, found))))
        }
        func score(_ source: Source) -> Double { weights.reduce(0) { $0 + $1.weight * answer($1.stem, source) } }
        guard let own = matching.max(by: { score($0) < score($1) }) else { return true }
        let best = score(own)
        let total = weights.reduce(0) { $0 + $1.weight }
        // "At most 700" is not taken for "at least 60".
        let rivals = sources.filter { rival in
            !matching.contains { $0.figure.figure == rival.figure.figure }
                && (rival.figure.bound == figure.bound || [.range, .size].contains(rival.figure.figure.shape))
        }
        guard total > 0 else { return !rivals.isEmpty }
        // A rival answers better, and not for the place of a word alone.
        let hasRival = rivals.contains { rival in
            best < score(rival) * Self.leastLead
                && weights.contains { answer($0.stem, rival) - answer($0.stem, own) >= Self.tellingDifference }
        }
        let tied = rivals.filter { score($0) * Self.leastLead >= best }
        if !tied.isEmpty, isUntold(own, beside: tied, sentence) { return true }
        // A line that speaks of all this gives a figure of another unit for it.
        let others = lines.flatMap { line in line.sentence.figures.map { (figure: $0, line: line) } }
            .filter { other in !matching.contains { $0.line.stems == other.line.stems } }
        let other = others.map(score).max() ?? 0
        return best < Self.leastShare * total || hasRival || best < other * Self.leastOfOthers
    }

    /// The stems that tell what a figure is of, each with its share.
    private func near(_ figure: StatedFigure, _ sentence: ReadSentence) -> [String: Double] {
        // Where nothing stands near it, the whole sentence must tell.
        var near =
            figure.near.isEmpty
            ? Dictionary(sentence.stems.map { ($0, 0.5) }, uniquingKeysWith: { a, _ in a }) : figure.near
        if sentence.isPronounLed {
            for stem in context where near[stem] == nil { near[stem] = Self.contextShare }
        }
        return near
    }

    /// Whether of figures that a sentence fits alike what was said or asked before tells the other, or, where the sentence names
    /// nothing itself, none.
    private func isUntold(_ own: Source, beside tied: [Source], _ sentence: ReadSentence) -> Bool {
        if sentence.isPronounLed { return true }
        func fit(_ source: Source) -> Double { context.reduce(0) { $0 + answer($1, source) } }
        let mine = fit(own)
        return tied.contains { fit($0) > mine + Self.tellingDifference }
    }

    /// How well a source's words answer a word near the figure.
    private func answer(_ stem: String, _ source: Source) -> Double {
        if let share = source.figure.near[stem] { return 0.6 + 0.4 * share }
        if source.line.stems.contains(stem) { return 0.5 }
        if source.line.above.contains(stem) { return 0.4 }
        return source.line.stems.holdsStem(stem) ? 0.4 : source.line.above.holdsStem(stem) ? 0.3 : 0
    }

    private static let hours: Set<String> = ["hours", Figure.clockUnit]
    private static let contextShare = 0.6
    private static let leastShare = 0.12
    private static let leastLead = 1.01
    private static let leastOfOthers = 0.5
    private static let tellingDifference = 0.2
}
