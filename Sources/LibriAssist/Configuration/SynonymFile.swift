#if Configuration
/// A shop's own synonyms: groups of each language, `fr: [[colis, paquet], …]` and `en: […]`, either of which may be absent.
enum SynonymFile {
    /// - Throws: ``ConfigurationError`` that names the file and the group.
    static func read(_ path: String) throws(ConfigurationError) -> SynonymGroups {
        let file: [String: [[String]]] = try YAMLFile.read(path, key: "knowledge.synonyms")
        for key in file.keys.sorted() where Language(rawValue: key) == nil {
            throw ConfigurationError(.badValue, "\(path): \"\(key)\" is not a language; write fr or en.")
        }
        func groups(_ language: Language) -> [[String]] { file[language.rawValue] ?? [] }
        do throws(DocumentError) {
            return try SynonymGroups(PerLanguage(french: groups(.french), english: groups(.english)))
        } catch {
            throw ConfigurationError(.badValue, "\(path), \(error.message)")
        }
    }
}
#endif
