/// The parts that understand messages; they need no store.
public struct UnderstandingServices: Sendable {
    /// Understands messages.
    public let interpreter: MessageInterpreter
    /// Removes what is personal.
    public let redactor: PatternRedactor

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - configuration: The configuration.
    ///   - vocabulary: The words of the shop's documents, which are no secret.
    /// - Throws: ``ResourceError`` when the resource folders are not beside the executable.
    public init(configuration: LibriConfiguration, vocabulary: (any Vocabulary)? = nil) throws(ResourceError) {
        let lexicons = try Lexicons()
        let names = try NameModel()
        let format = configuration.orders.numberFormat
        interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: lexicons, names: names, orderNumberFormat: format,
            languages: configuration.shop.languages
        )
        redactor = PatternRedactor(lexicons: lexicons, names: names, orderNumberFormat: format, vocabulary: vocabulary)
    }
}
