import LibriAssist

/// Unanswered questions, for people.
enum UnansweredTable {
    static func text(of topics: [UnansweredTopic], for terminal: Terminal) -> String {
        let rows = topics.map { ["\($0.count)", $0.lastDay.description, $0.language.rawValue, $0.question] }
        // The question stands last, so that it may be long.
        return Table(heads: ["count", "last day", "language", "question"], rows: rows, widest: 300).text(for: terminal)
    }
}
