#if SQLite && Configuration
extension KnowledgeServices {
    /// Puts the parts together as a shop's configuration has them.
    ///
    /// - Throws: ``ConfigurationError`` that names the file which cannot be used, or ``ResourceError``.
    public init(_ configuration: LibriConfiguration.Knowledge) throws {
        let model: AnswerabilityModel?
        do { model = try configuration.answerability.map { try AnswerabilityModel.read($0) } } catch let error
            as DocumentError
        { throw ConfigurationError(.badValue, "knowledge.answerability: \(error.message)") }
        try self.init(
            synonyms: try configuration.synonyms.map { try SynonymFile.read($0) } ?? .none, answerability: model)
    }
}
#endif
