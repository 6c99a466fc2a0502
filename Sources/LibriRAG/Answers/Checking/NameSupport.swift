/// Finds names in a sentence that nothing explains.
struct NameSupport {
    let vocabulary: EverydayVocabulary
    let language: Language
    let titles: PhraseList
    /// The words of the cited passages and of the question, folded.
    let known: Set<String>

    private func isUnit(_ index: Int, _ tokens: [TextToken]) -> Bool { FigureUnit.unit(at: index, tokens) != nil }

    /// Whether the sentence holds a capitalised word that is no everyday word and stands neither in a cited passage nor in the
    /// question.
    func holdsName(_ text: String) -> Bool {
        let tokens = TextToken.tokens(of: text)
        var isBehindTitle = false
        for (index, token) in tokens.enumerated() {
            guard token.kind == .word else {
                // The period of "M." and "Mr." belongs to the title.
                if token.folded != "." { isBehindTitle = false }
                continue
            }
            defer { isBehindTitle = titles.isIn([token.folded]) && token.text.first?.isUppercase == true }
            guard token.text.first?.isUppercase == true, token.text.count > 1, !known.contains(token.folded) else {
                continue
            }
            if isBehindTitle { return true }
            let beginsSentence =
                index == 0 || [".", "!", "?", ":", "«", "\"", "“", "("].contains(tokens[index - 1].folded)
            let isEveryday = vocabulary.holds(token.folded, language)
            if beginsSentence ? vocabulary.isGivenName(token.folded) && !isEveryday : !isUnit(index, tokens) {
                return true
            }
        }
        return false
    }
}
