import Foundation

/// Finds whether what a sentence says in words stands in the passages that it cites.
struct WordSupport {
    let sentence: ReadSentence
    let rules: WordRules
    private let stems: Set<String>
    /// The lines that say most like the sentence, and those that say nearly as much.
    private let likest: [PassageEvidence.Line]
    private let likely: [PassageEvidence.Line]
    private let lines: [PassageEvidence.Line]
    /// The share of the sentence's stems that the cited passages hold, and that the likest line holds, 0 to 1.
    let share: Double
    let lineShare: Double

    init(_ sentence: ReadSentence, evidence: [PassageEvidence], rules: WordRules) {
        self.sentence = sentence
        self.rules = rules
        let stems = Set(sentence.stems)
        self.stems = stems
        let lines = evidence.flatMap(\.lines)
        self.lines = lines
        func answers(_ line: PassageEvidence.Line, _ stem: String) -> Double {
            line.stems.contains(stem) ? 1 : line.stems.holdsStem(stem) ? 0.9 : line.above.holdsStem(stem) ? 0.5 : 0
        }
        let table = lines.map { line in stems.map { ($0, answers(line, $0)) }.filter { $0.1 > 0 } }
        var counts: [String: Int] = [:]
        for (stem, _) in table.joined() { counts[stem, default: 0] += 1 }
        let scores = zip(lines, table).map { line, row in
            // A line with the same figure is most likely what the sentence rests on.
            let figures = sentence.figures.count { mine in
                line.sentence.figures.contains {
                    $0.figure.unit == mine.figure.unit && $0.figure.values == mine.figure.values
                }
            }
            return Double(figures) * log(1 + Double(lines.count))
                + row.reduce(0) { $0 + $1.1 * log(1 + Double(lines.count) / Double(counts[$1.0] ?? 1)) }
        }
        let best = scores.max() ?? 0
        likest = zip(lines, scores).filter { best > 0 && $1 >= 0.8 * best }.map(\.0)
        likely = zip(lines, scores).filter { best > 0 && $1 >= 0.4 * best }.map(\.0)
        let held = stems.count { stem in evidence.contains { $0.stems.holdsStem(stem) } }
        share = stems.isEmpty ? 1 : Double(held) / Double(stems.count)
        let most = likest.map { line in stems.count { answers(line, $0) > 0 } }.max() ?? 0
        lineShare = stems.isEmpty ? 1 : Double(most) / Double(stems.count)
    }

    /// Why the sentence is not supported; nothing when it is.
    var failure: WithholdingReason? {
        if unmatched(rules.amounts, among: likely) { return .amount }
        if unmatchedPromise { return .promise }
        if share < Self.leastShare || lineShare < Self.leastLineShare { return .unsupported }
        if unmatched(rules.strong, among: likely) { return .overstated }
        if !likest.isEmpty, !likest.contains(where: agrees) { return .reversed }
        return isContrary || isOfOtherRow || mixesLines ? .reversed : nil
    }

    /// Whether a short sentence without figures joins the subject of one line to what another line says.
    private var mixesLines: Bool {
        guard sentence.figures.isEmpty, stems.count <= Self.mostOfOneLine else { return false }
        return stems.contains { stem in
            func holds(_ line: PassageEvidence.Line) -> Bool { line.stems.holdsStem(stem) }
            return !likest.contains { holds($0) || $0.above.holdsStem(stem) } && lines.contains(where: holds)
        }
    }

    /// Whether it names one row of a table and says what another row holds.
    private var isOfOtherRow: Bool {
        func isNamed(_ line: PassageEvidence.Line) -> Bool { !line.row.isEmpty && line.row.isSubset(of: stems) }
        let rows = likest.filter { !$0.row.isEmpty }
        return !rows.isEmpty && !rows.contains(where: isNamed) && lines.contains(where: isNamed)
    }

    /// Whether both deny, or neither. "Only until" says what "no longer once" says.
    private func agrees(_ line: PassageEvidence.Line) -> Bool {
        line.sentence.isDenied == sentence.isDenied
            || sentence.isDenied && sentence.isConditional && line.sentence.isRestricted
    }

    /// Whether it uses a word of a group of which no line has one.
    private func unmatched(_ groups: [PhraseList], among lines: [PassageEvidence.Line]) -> Bool {
        groups.contains { group in
            group.isIn(sentence.words) && !lines.contains { group.isIn($0.sentence.words) }
        }
    }

    /// A promise needs a line that makes it; one that is made on a condition keeps a condition.
    private var unmatchedPromise: Bool {
        rules.promises.contains { group in
            guard group.isIn(sentence.words) else { return false }
            let lines = likely.filter { group.isIn($0.sentence.words) && $0.sentence.isDenied == sentence.isDenied }
            return !lines.contains { !$0.sentence.isConditional || sentence.isConditional }
        }
    }

    /// Whether it says one of two contraries where all lines like it say the other alone.
    private var isContrary: Bool {
        rules.contraries.contains { pair in
            guard pair.count == 2 else { return false }
            return [(pair[0], pair[1]), (pair[1], pair[0])].contains { mine, other in
                guard mine.isIn(sentence.words), !other.isIn(sentence.words) else { return false }
                let saying = likest.filter { mine.isIn($0.sentence.words) || other.isIn($0.sentence.words) }
                return !saying.isEmpty && !saying.contains { mine.isIn($0.sentence.words) }
                    // "Not without" and "with" are no contraries.
                    && saying.contains { $0.sentence.isDenied == sentence.isDenied }
            }
        }
    }

    private static let mostOfOneLine = 6
    private static let leastShare = 0.5
    private static let leastLineShare = 0.4
}

/// The groups of words that a sentence may use only as its passages do.
struct WordRules: Sendable {
    let strong: [PhraseList]
    let amounts: [PhraseList]
    let promises: [PhraseList]
    let contraries: [[PhraseList]]

    init(_ words: CheckingWords) {
        strong = words.strong.map(PhraseList.init)
        amounts = words.amounts.map(PhraseList.init)
        promises = words.promises.map(PhraseList.init)
        contraries = words.contraries.map { $0.map(PhraseList.init) }
    }
}
