import Foundation

/// Cuts a message where one question may end and another begin.
///
/// The cuts are generous: a clause that carries no intent of its own joins the one before it afterwards.
struct ClauseSplitter: Sendable {
    /// The clauses in order, at most 40; a longer message keeps its end in the last one.
    func clauses(of text: String) -> [String] {
        var clauses: [String] = []
        var current = ""
        func close() {
            let clause = current.trimmingCharacters(in: .whitespacesAndNewlines)
            if clause.contains(where: \.isLetter) { clauses.append(clause) }
            current = ""
        }
        for word in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\u{00A0}" }) {
            if clauses.count < Self.maximum, Self.conjunctions.contains(word.lowercased()), !current.isEmpty { close() }
            if !current.isEmpty { current += " " }
            for character in word {
                current.append(character)
                if clauses.count < Self.maximum, Self.ends.contains(character) { close() }
            }
        }
        close()
        return clauses
    }

    private static let maximum = 39
    private static let conjunctions: Set<String> = ["et", "and", "aussi", "also", "sinon", "puis"]
    private static let ends: Set<Character> = ["?", "!", ".", ";", "\n", ",", "…"]
}
