extension LanguageDetector {
    /// The language that a document is found to be in: that of its first pages, as a language is told by far fewer words than
    /// a long document has.
    func language(ofDocument text: String) -> Language { language(of: String(text.prefix(20_000)), prior: .french) }
}
