/// What was understood of a message, as `understand --json` prints it.
package struct UnderstandingReport: Encodable, Sendable {
    package var id: String?
    package var language: Language
    package var intents: [Intent]
    package var confidence: [String: Double]
    package var orderNumbers: [String]
    package var surname: String?

    package init(_ understanding: Understanding, id: String? = nil) {
        self.id = id
        language = understanding.language
        intents = understanding.intents
        confidence = Dictionary(
            uniqueKeysWithValues: understanding.confidence.map { ($0.key.rawValue, $0.value.rounded(toPlaces: 3)) }
        )
        orderNumbers = understanding.orderReferences.map(\.description)
        surname = understanding.name?.surname.uppercased()
    }

    private enum Key: String, CodingKey {
        case id, language, intents, confidence, orderNumbers, surname
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encode(language, forKey: .language)
        try container.encode(intents, forKey: .intents)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(orderNumbers, forKey: .orderNumbers)
        // The field is always there, null when no name was stated.
        try container.encode(surname, forKey: .surname)
    }
}
