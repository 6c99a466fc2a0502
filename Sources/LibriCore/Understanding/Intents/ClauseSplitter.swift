import Foundation

/// Cuts a message where one question may end and another begin.
///
/// The cuts are generous: whoever judges the clauses joins one that says nothing by itself to the one before it.
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
        let words = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\u{00A0}" }
        for word in words {
            let mayCut = clauses.count < Self.most
            if mayCut, !current.isEmpty, Self.conjunctions.contains(word.lowercased()) { close() }
            if !current.isEmpty { current += " " }
            var rest = word[...]
            // A mark inside a word, as in "14,8" or "index.html", ends nothing.
            while mayCut, let end = rest.firstIndex(where: { $0.isNewline }) {
                current += rest[..<end]
                close()
                rest = rest[rest.index(after: end)...]
            }
            current += rest
            if mayCut, let last = rest.last, Self.ends.contains(last) { close() }
        }
        close()
        return clauses
    }

    private static let most = 39
    private static let conjunctions: Set<String> = ["et", "and", "aussi", "also", "sinon", "puis"]
    private static let ends: Set<Character> = ["?", "!", ".", ";", ",", "…"]
}
