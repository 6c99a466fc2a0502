import Foundation
import LibriAssist

/// An evaluation of the understanding, for people.
struct EvaluationTable {
    private let evaluation: UnderstandingEvaluation
    private let count: Int

    init(_ evaluation: UnderstandingEvaluation, count: Int) {
        self.evaluation = evaluation
        self.count = count
    }

    func text(for terminal: Terminal) -> String {
        var lines = [terminal.bold("\(count) messages, shares in % with 95 % intervals")]
        let rows: [(String, Proportion)] = [
            ("exact set of intents", evaluation.exactSet), ("order recall", evaluation.orderRecall),
            ("false order", evaluation.falseOrder), ("out-of-scope recall", evaluation.outOfScopeRecall),
            ("in scope, refused", evaluation.refusedInScope), ("several intents, exact", evaluation.mixedExact),
            ("language", evaluation.language), ("asked back", evaluation.askedBack),
            ("order numbers", evaluation.orderNumbers), ("order numbers invented", evaluation.inventedOrderNumbers),
            ("surname", evaluation.surnames), ("surname invented", evaluation.inventedSurnames),
        ]
        lines += rows.compactMap { line($0.0, $0.1) }
        lines.append("  \(padded("calibration error"))\(percent(evaluation.calibrationError))")
        lines.append(terminal.bold("Exact set with noise"))
        lines += MessageNoise.allCases.compactMap { kind in
            evaluation.noise[kind.rawValue].flatMap { line(kind.rawValue, $0) }
        }
        lines.append(terminal.bold("By intent             precision  recall      F1"))
        for intent in Intent.allCases {
            guard let score = evaluation.intents[intent.rawValue] else { continue }
            lines.append(
                "  \(padded(intent.rawValue, 20))\(cell(score.precision.value))   \(cell(score.recall.value))   "
                    + cell(score.f1))
        }
        if !evaluation.confusions.isEmpty { lines.append(terminal.bold("Worst confusions")) }
        for confusion in evaluation.confusions.prefix(10) {
            let names = { (intents: [Intent]) in intents.map(\.rawValue).joined(separator: " + ") }
            lines.append("  \(confusion.count) × \(names(confusion.expected)) taken for \(names(confusion.understood))")
            for example in confusion.examples {
                lines.append(
                    terminal.dim(
                        "      \(example.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(100))"))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ name: String, _ share: Proportion) -> String? {
        guard let value = share.value, let interval = share.interval else { return nil }
        return
            "  \(padded(name))\(percent(value))  (\(percent(interval.lowerBound)) to \(percent(interval.upperBound)))"
            + "  \(share.hits) of \(share.total)"
    }

    private func cell(_ value: Double?) -> String { value.map(percent) ?? "    –" }

    private func percent(_ value: Double) -> String {
        let text = String(format: "%.1f", value * 100)
        return String(repeating: " ", count: max(0, 5 - text.count)) + text
    }

    private func padded(_ text: String, _ width: Int = 26) -> String {
        text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
}
