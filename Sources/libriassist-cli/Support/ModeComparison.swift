import LibriAssist

/// How ways of finding and of answering compare on the same questions.
struct ModeComparison: Encodable {
    /// A way of finding, with what customers would get.
    struct Mode: Encodable {
        let mode: String
        var hitAt1 = Proportion()
        var hitAt5 = Proportion()
        var meanReciprocalRank = Mean()
        /// The questions that would be answered.
        var answered = 0
        /// Those at which customers would be asked which of two subjects they mean.
        var askedBack = 0
        /// Those of which it would be said that the documents do not answer.
        var silent = 0
        /// Of the answers, those from a document that answers.
        var answeredRight = Proportion()

        init(_ mode: String) { self.mode = mode }

        /// Counts what was found for a question.
        mutating func count(_ found: Retrieval, right: Set<String>) {
            let thresholds = KnowledgeResponder.Thresholds()
            let first = found.hits.first?.passage.document
            if let first, found.answerable >= thresholds.answer {
                answered += 1
                answeredRight.count(right.contains(first))
            } else if found.answerable >= thresholds.clarify, found.hits.count > 1 {
                askedBack += 1
            } else {
                silent += 1
            }
        }

        /// Takes over how early the right documents were found.
        mutating func take(_ evaluation: RetrievalEvaluation) {
            hitAt1 = evaluation.hitAt1
            hitAt5 = evaluation.hitAt5
            meanReciprocalRank = evaluation.meanReciprocalRank
        }
    }

    /// What a model made of the passages that would be quoted otherwise.
    struct Writing: Encodable {
        /// The answers that were to be written.
        var asked = 0
        /// Those of which every sentence was shown.
        var whole = 0
        /// Those that a quotation completed.
        var completed = 0
        /// Those that a quotation replaced.
        var replaced = 0
        /// The sentences that were shown.
        var shown = 0
        /// Why others were withheld, with how many.
        var withheld: [String: Int] = [:]
        /// Of those with a sentence, the answers that cite a document which answers.
        var citesRight = Proportion()
        /// Of the quotations of the same questions, those of a document that answers.
        var quotesRight = Proportion()

        mutating func count(_ written: WrittenAnswer, from passages: [Passage], right: Set<String>) {
            asked += 1
            if written.isWhole {
                whole += 1
            } else if written.sentences.isEmpty {
                replaced += 1
            } else {
                completed += 1
            }
            shown += written.sentences.count
            for sentence in written.withheld { withheld[sentence.reason, default: 0] += 1 }
            guard !written.sentences.isEmpty, !right.isEmpty else { return }
            quotesRight.count(passages.first.map { right.contains($0.document) } ?? false)
            let cited = written.sentences.flatMap(\.passages).map { passages[$0].document }
            citesRight.count(cited.contains(where: right.contains))
        }
    }

    var modes: [Mode] = []
    /// What vectors were found to be worth beside words, by language; 0 for nothing.
    var weights: [String: Double] = [:]
    var writing: Writing?

    func text(for terminal: Terminal) -> String {
        func number(_ value: Double?) -> String { value.map { "\($0.rounded(toPlaces: 3))" } ?? "–" }
        var lines = [
            Table(
                heads: ["mode", "hit@1", "hit@5", "MRR@10", "answered", "rightly", "asked back", "silent"],
                rows: modes.map {
                    [
                        $0.mode, number($0.hitAt1.value), number($0.hitAt5.value), number($0.meanReciprocalRank.value),
                        "\($0.answered)", number($0.answeredRight.value), "\($0.askedBack)", "\($0.silent)",
                    ]
                }
            ).text(for: terminal)
        ]
        let list = weights.sorted { $0.key > $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        if !list.isEmpty { lines.append("Vectors count beside words: \(list)") }
        if let writing {
            lines.append(terminal.bold("Answers in the model's words: \(writing.asked)"))
            lines.append(
                "  whole \(writing.whole), completed by the quotation \(writing.completed), replaced by it \(writing.replaced)"
            )
            let reasons = writing.withheld.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let withheld = reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append("  sentences shown \(writing.shown), withheld \(withheld.isEmpty ? "none" : withheld)")
            lines.append(
                "  cites a document that answers: \(number(writing.citesRight.value)); the quotation of the same questions does: \(number(writing.quotesRight.value))"
            )
        }
        return lines.joined(separator: "\n")
    }
}
