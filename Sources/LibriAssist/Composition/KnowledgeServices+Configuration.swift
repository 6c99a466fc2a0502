#if SQLite && Configuration
extension KnowledgeServices {
    /// Puts the parts together as a shop's configuration has them.
    ///
    /// - Throws: ``ConfigurationError`` that names the file which cannot be used, or ``ResourceError``.
    public init(_ configuration: LibriConfiguration.Knowledge) throws {
        try self.init(
            synonyms: try configuration.synonyms.map { try SynonymFile.read($0) } ?? .none,
            answerability: try configuration.answerability.map { try Self.answerability($0) })
    }

    private static func answerability(_ path: String) throws(ConfigurationError) -> AnswerabilityModel {
        do throws(DocumentError) { return try AnswerabilityModel.read(path) } catch {
            throw ConfigurationError(.badValue, "knowledge.answerability: \(error.message)")
        }
    }
}
#endif
