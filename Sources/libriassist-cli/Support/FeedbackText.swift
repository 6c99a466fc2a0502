import LibriAssist

/// What customers thought of the replies, for people.
struct FeedbackText {
    private let summary: FeedbackSummary

    init(_ summary: FeedbackSummary) { self.summary = summary }

    func text(for terminal: Terminal) -> String {
        [verdict, days(for: terminal), comments(for: terminal)].compactMap(\.self).joined(separator: "\n\n")
    }

    private var verdict: String {
        let all = summary.helpful + summary.notHelpful
        let share = Int((Double(summary.helpful) / Double(max(all, 1)) * 100).rounded())
        return "\(summary.helpful) of \(all) replies helped (\(share) %)"
    }

    private func days(for terminal: Terminal) -> String {
        let rows = summary.days.map { [$0.day.description, "\($0.helpful)", "\($0.notHelpful)"] }
        return Table(heads: ["day", "helpful", "not helpful"], rows: rows).text(for: terminal)
    }

    private func comments(for terminal: Terminal) -> String? {
        guard !summary.comments.isEmpty else { return nil }
        let rows = summary.comments.map { [$0.day.description, $0.helpful ? "yes" : "no", $0.comment] }
        // The comment stands last, so that it may be long.
        return Table(heads: ["day", "helpful", "comment"], rows: rows, widest: 1_000).text(for: terminal)
    }
}
