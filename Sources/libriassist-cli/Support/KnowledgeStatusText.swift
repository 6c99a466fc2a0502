import Foundation
import LibriAssist

/// How a knowledge store stands, for people.
struct KnowledgeStatusText {
    private let report: KnowledgeStatusReport

    init(_ report: KnowledgeStatusReport) { self.report = report }

    func text(for terminal: Terminal) -> String {
        let megabytes = String(format: "%.1f MB", Double(report.bytes) / 1_000_000)
        let made = report.madeAt.map { ", made \($0.formatted(.iso8601))" } ?? ""
        var lines = [terminal.bold(report.store), "  \(megabytes)\(made)"]
        lines.append("  \(report.documents) documents, \(report.passages) passages")
        for (language, counts) in report.languages.sorted(by: { $0.key < $1.key }) {
            lines.append("    \(language): \(counts.documents) documents, \(counts.passages) passages")
        }
        lines += changes(for: terminal)
        if !report.problems.isEmpty {
            lines.append(terminal.bold("Not read"))
            lines += report.problems.map { "  \($0.message)" }
        }
        if !report.warnings.isEmpty {
            lines.append(terminal.bold("Left out"))
            lines += report.warnings.map { "  \($0.message)" }
        }
        if let unanswered = report.unanswered { lines += self.unanswered(unanswered, for: terminal) }
        return lines.joined(separator: "\n")
    }

    private func changes(for terminal: Terminal) -> [String] {
        guard let changes = report.changes else { return [] }
        guard !changes.isEmpty else { return ["  The documents have not changed since."] }
        let files = [("new", changes.added), ("changed", changes.changed), ("gone", changes.missing)].flatMap {
            kind, paths in
            paths.map { "  \(kind): \($0)" }
        }
        let rest = files.count - Self.mostFiles
        return [terminal.bold("Documents have changed since; index them anew, or restart the server")]
            + files.prefix(Self.mostFiles) + (rest > 0 ? ["  and \(rest) more; see --json"] : [])
    }

    private func unanswered(_ unanswered: KnowledgeStatusReport.Unanswered, for terminal: Terminal) -> [String] {
        guard !unanswered.top.isEmpty else { return [terminal.bold("No question was left unanswered.")] }
        return [
            terminal.bold(
                "Questions that the documents did not answer: \(unanswered.inLast30Days) in the last 30 days"),
            UnansweredTable.text(of: unanswered.top, for: terminal),
        ]
    }

    private static let mostFiles = 20
}
