/// The parts that understand messages; they need no store.
public struct UnderstandingServices: Sendable {
    /// Understands messages.
    public let interpreter: MessageInterpreter
    /// Removes what is personal.
    public let redactor: PatternRedactor

    /// Puts the parts together.
    ///
    /// - Throws: ``ResourceError`` when the resource folders are not beside the executable.
    public init(configuration: LibriConfiguration) throws(ResourceError) {
        let lexicons = try Lexicons()
        let format = configuration.orders.numberFormat
        interpreter = try MessageInterpreter(
            classifier: CueIntentClassifier(), lexicons: lexicons, orderNumberFormat: format,
            languages: configuration.shop.languages
        )
        redactor = PatternRedactor(lexicons: lexicons, orderNumberFormat: format)
    }
}
