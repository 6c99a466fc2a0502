/// The language that a document says it is in.
struct StatedLanguage {
    /// The language; nothing where none is stated, or none that the assistant speaks.
    let language: Language?
    /// What is wrong with it and what to do, if anything.
    let warnings: [String]

    /// Reads a tag such as `fr` or `fr-FR` (RFC 5646).
    ///
    /// - Parameters:
    ///   - tag: The tag, or an empty text.
    ///   - place: The file and line that it stands in.
    init(_ tag: String, at place: String) {
        language = Language(rawValue: tag.prefix { $0 != "-" && $0 != "_" }.lowercased())
        guard language == nil, !tag.isEmpty else {
            warnings = []
            return
        }
        let known = Language.allCases.map(\.rawValue).joined(separator: " or ")
        warnings = [
            "\(place): \"language: \(tag.prefix(80))\" is not spoken here; the text tells the language. Write \(known)."
        ]
    }
}
