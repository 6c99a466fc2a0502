/// Words that are no secret, such as those of the shop's own documents.
public protocol Vocabulary: Sendable {
    /// Whether a word is in the vocabulary, in any of its forms.
    ///
    /// - Parameter word: A word in lower case without accents.
    func contains(_ word: String) -> Bool
}
