/// The customer-facing sentences of one part of the system in both languages, as data.
///
/// A sentence may hold placeholders in braces: `"Pour votre commande {number}, …"`.
public struct Phrasebook: Sendable {
    private let sentences: PerLanguage<[String: String]>

    /// Loads a phrasebook from a target's resources.
    ///
    /// - Parameters:
    ///   - bundle: The resources that hold `phrasebook.fr.json` and `phrasebook.en.json`.
    ///   - phrases: The sentences that must be there.
    /// - Throws: ``ResourceError`` when a file or a sentence is missing.
    package init(bundle: ResourceBundle, phrases: [Phrase]) throws(ResourceError) {
        sentences = try bundle.loadPerLanguage("phrasebook")
        for language in Language.allCases {
            let missing = phrases.filter { sentences[language][$0.rawValue] == nil }.map(\.rawValue)
            guard missing.isEmpty else {
                throw ResourceError(
                    message:
                        "phrasebook.\(language.rawValue).json of \(bundle.target) lacks \(missing.joined(separator: ", "))."
                )
            }
        }
    }

    /// The sentences of the core: greeting, notice, hand-over.
    public init() throws(ResourceError) {
        try self.init(bundle: .core, phrases: Phrase.core)
    }

    /// A sentence with its placeholders filled.
    ///
    /// Values are put in as they are and are not searched for placeholders.
    public func text(_ phrase: Phrase, _ language: Language, _ values: [String: String] = [:]) -> String {
        let template = sentences[language][phrase.rawValue] ?? ""
        guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += values[String(rest[rest.index(after: open)..<close])] ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
