import Foundation

/// Judges intents by weighted cues, which are data (`Resources/cues.fr.json`).
///
/// Hyphens and apostrophes end a word here. A cue is a sequence of words in order, with at most three other words
/// between two of them. A word may list
/// alternatives (`ma|mon|notre`) and may end in `*` for any ending (`commande*`). The weights of the cues that a
/// text contains are added for each intent and become a probability by the logistic function.
public struct CueIntentClassifier: IntentClassifier {
    private let cues: PerLanguage<[Cue]>

    /// Creates the classifier with the cues that come with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init() throws(ResourceError) {
        let tables: PerLanguage<[String: [String: Double]]> = try ResourceBundle.core.loadPerLanguage("cues")
        cues = tables.map { table in
            table.flatMap { intent, patterns in
                patterns.compactMap { pattern, weight in
                    Intent(rawValue: intent).map { Cue(intent: $0, weight: weight, pattern: pattern) }
                }
            }
        }
    }

    /// The probability of each intent for which the text contains a cue.
    public func confidences(of text: String, language: Language) -> [Intent: Double] {
        let words = Word.words(of: text).flatMap { word in
            // "l'expédition" is the article and the word, "livrez-vous" the verb and its subject.
            word.folded.split { $0 == "'" || $0 == "-" }.map(String.init)
        }
        var sums: [Intent: Double] = [:]
        for cue in cues[language] where cue.matches(words) {
            sums[cue.intent, default: 0] += cue.weight
        }
        return sums.mapValues { 1 / (1 + exp(Self.bias - $0)) }
    }

    /// One full cue of weight 2 gives a probability of two thirds.
    private static let bias = 1.3
}

private struct Cue: Sendable {
    let intent: Intent
    let weight: Double
    private let slots: [[Alternative]]

    init(intent: Intent, weight: Double, pattern: String) {
        self.intent = intent
        self.weight = weight
        slots = pattern.split(separator: " ").map { slot in slot.split(separator: "|").map { Alternative($0) } }
    }

    func matches(_ words: [String]) -> Bool {
        words.indices.contains { start in
            slots.first?.contains { $0.matches(words[start]) } ?? false
                && follows(words, slot: 1, from: start + 1)
        }
    }

    private static let gap = 3

    private func follows(_ words: [String], slot: Int, from start: Int) -> Bool {
        guard slot < slots.count else { return true }
        guard start < words.count else { return false }
        return words[start..<min(words.count, start + Self.gap + 1)].indices.contains { index in
            slots[slot].contains { $0.matches(words[index]) } && follows(words, slot: slot + 1, from: index + 1)
        }
    }

    private struct Alternative: Sendable {
        let text: String
        let isStem: Bool

        init(_ text: Substring) {
            isStem = text.hasSuffix("*")
            self.text = String(isStem ? text.dropLast() : text)
        }

        func matches(_ word: String) -> Bool { isStem ? word.hasPrefix(text) : word == text }
    }
}
