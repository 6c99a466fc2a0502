import Foundation

extension LexicalIndex {
    /// What speaks for a document being the answer.
    ///
    /// - Parameters:
    ///   - query: The question.
    ///   - document: The document's position among the items of the fields.
    ///   - passage: Its best passage.
    ///   - scores: The scores of the best documents, the highest first.
    func evidence(
        for query: LexicalQuery, document: Int, passage: Int, scores: [Float]
    ) -> AnswerEvidence {
        var evidence = AnswerEvidence()
        let title = words.titleStems[document]
        var (total, known) = (Double(query.hidden) * words.stems.inverseFrequency(of: nil), 0.0)
        var (inPassage, inDocument, inQuestions) = (0.0, 0.0, 0.0)
        var (held, missing, unknown) = (0, query.hidden, query.hidden)
        for stem in query.telling {
            total += stem.weight
            let isKnown = stem.number != nil || !stem.synonyms.isEmpty
            known += isKnown ? stem.weight : 0
            unknown += isKnown ? 0 : 1
            inPassage +=
                stem.weight
                * credit(of: stem) { number in
                    title.contains(number) || words.passages.count(of: number, in: passage) > 0
                }
            let share = credit(of: stem) { words.stems.contains($0, in: document) }
            inDocument += stem.weight * share
            inQuestions += stem.weight * credit(of: stem) { words.questions.contains($0, in: document) }
            if share > 0 { held += 1 } else { missing += 1 }
        }
        guard total > 0 else { return evidence }
        evidence.passageCoverage = inPassage / total
        evidence.documentCoverage = inDocument / total
        evidence.questionCoverage = inQuestions / total
        evidence.knownShare = known / total
        evidence.gramCoverage = gramCoverage(of: query, document)
        evidence.heldWords = log(1 + Double(held))
        evidence.missingWords = log(1 + Double(missing))
        evidence.unknownWords = log(1 + Double(unknown))
        if let first = scores.first, first > 0 {
            evidence.score = log(1 + Double(first))
            evidence.relativeScore = Double(first) / total
            evidence.margin = Double((first - (scores.dropFirst().first ?? 0)) / first)
        }
        return evidence
    }

    /// What a synonym counts of the word that was used.
    private static let synonymCredit = 0.8

    /// Which share of a word is there, by itself or by a synonym of which every word is there.
    private func credit(of stem: LexicalQuery.Stem, in holds: (Int32) -> Bool) -> Double {
        if let number = stem.number, holds(number) { return 1 }
        return stem.synonyms.contains { $0.allSatisfy(holds) } ? Self.synonymCredit : 0
    }

    private func gramCoverage(of query: LexicalQuery, _ document: Int) -> Double {
        var (total, held) = (query.unknownGramWeight, 0.0)
        for gram in query.grams {
            let weight = pieces.grams.inverseFrequency(of: gram)
            total += weight
            if pieces.grams.contains(gram, in: document) { held += weight }
        }
        return total > 0 ? held / total : 0
    }
}
