import Foundation
import LibriAssist

/// An evaluation of the retrieval, for people.
struct RetrievalTable {
    private let evaluation: RetrievalEvaluation
    private let name: String
    private let failures: Int

    init(_ evaluation: RetrievalEvaluation, name: String, failures: Int) {
        self.evaluation = evaluation
        self.name = name
        self.failures = failures
    }

    func text(for terminal: Terminal) -> String {
        let shares: [(String, Double?, ClosedRange<Double>?)] = [
            ("hit@1", evaluation.hitAt1.value, evaluation.hitAt1.interval),
            ("hit@3", evaluation.hitAt3.value, evaluation.hitAt3.interval),
            ("hit@5", evaluation.hitAt5.value, evaluation.hitAt5.interval),
            ("hit@10", evaluation.hitAt10.value, evaluation.hitAt10.interval),
            ("MRR@10", evaluation.meanReciprocalRank.value, evaluation.meanReciprocalRank.interval),
            ("nDCG@10", evaluation.gain.value, evaluation.gain.interval),
            ("quote@1", evaluation.rightQuotation.value, evaluation.rightQuotation.interval),
            ("AUROC", evaluation.separation, nil),
        ]
        var lines = [
            terminal.bold(
                "\(name): \(evaluation.questions) questions, of which documents answer \(evaluation.answerable); 95 % intervals"
            )
        ]
        lines += shares.compactMap { name, value, interval in
            value.map { value in
                let range = interval.map { "  (\(number($0.lowerBound)) to \(number($0.upperBound)))" } ?? ""
                return "  \(name.padding(toLength: 9, withPad: " ", startingAt: 0))\(number(value))\(range)"
            }
        }
        if !evaluation.riskAtCoverage.isEmpty {
            lines.append(terminal.bold("Wrong answers when only the most confident are given"))
        }
        for risk in evaluation.riskAtCoverage {
            guard let wrong = risk.wrong.value else { continue }
            lines.append(
                "  \(Int(risk.coverage * 100)) % of all: \(number(wrong)) wrong (\(risk.wrong.hits) of \(risk.wrong.total)), "
                    + "confidence at least \(number(risk.threshold))")
        }
        if failures > 0, !evaluation.failures.isEmpty { lines.append(terminal.bold("Worst failures")) }
        for failure in evaluation.failures.prefix(failures) {
            lines.append("  \(short(failure.question))")
            lines.append(
                terminal.dim(
                    "    expected \(failure.expected.joined(separator: ", ")) (\(failure.rank.map { "rank \($0)" } ?? "not found")); "
                        + "found \(failure.found.joined(separator: ", "))"))
        }
        return (lines + misquotations(for: terminal)).joined(separator: "\n")
    }

    private func misquotations(for terminal: Terminal) -> [String] {
        guard failures > 0, !evaluation.misquotations.isEmpty else { return [] }
        return [terminal.bold("Right documents, wrong words")]
            + evaluation.misquotations.prefix(failures).flatMap { miss in
                [
                    "  \(short(miss.question))",
                    terminal.dim(
                        "    \(miss.document): expected \(miss.expected.joined(separator: " | ")); quoted \(short(miss.quoted))"
                    ),
                ]
            }
    }

    private func short(_ text: String) -> Substring {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(120)
    }

    private func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
