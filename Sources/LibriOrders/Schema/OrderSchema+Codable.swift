extension OrderSchema: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case table, joins, columns, details, nameOrder, numberStyle, history, statuses, dates, numbers, currency
    }

    /// Decodes a schema file; see `docs/configuration.md` for its form.
    ///
    /// - Throws: `DecodingError` that names an unknown or missing key.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: Key.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            joins: try (container.decodeIfPresent([String: JoinEntry].self, forKey: .joins) ?? [:])
                .map { $1.join(named: $0) }.sorted { $0.name < $1.name },
            columns: try container.decode(Columns.self, forKey: .columns),
            details: try container.decodeIfPresent([Detail].self, forKey: .details) ?? [],
            nameOrder: try container.wordIfPresent(NameOrder.self, forKey: .nameOrder) ?? .unknown,
            numberStyle: try container.wordIfPresent(NumberStyle.self, forKey: .numberStyle) ?? .printed,
            history: try container.decodeIfPresent(History.self, forKey: .history),
            statuses: try container.decode([String: OrderStatus].self, forKey: .statuses),
            dates: try container.decodeIfPresent(DateReading.self, forKey: .dates) ?? DateReading(),
            numbers: try container.decodeIfPresent(NumberReading.self, forKey: .numbers) ?? NumberReading(),
            currency: try container.decodeIfPresent(String.self, forKey: .currency) ?? "EUR"
        )
        for (key, problem) in [(Key.joins, problemOfJoins), (.details, problemOfDetails)] {
            guard let problem else { continue }
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: problem)
        }
    }
}

extension OrderSchema.Columns: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case number, customer, firstName, product, quantity, orderedOn, shipsBy, status, price, carrier, trackingNumber
    }

    /// Decodes the columns; `number` and `customer` are required.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func optional(_ key: CodingKeys) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
        self.init(
            number: try container.decode(String.self, forKey: .number),
            customer: try container.decode(String.self, forKey: .customer),
            firstName: try optional(.firstName), product: try optional(.product), quantity: try optional(.quantity),
            orderedOn: try optional(.orderedOn),
            shipsBy: try optional(.shipsBy), status: try optional(.status), price: try optional(.price),
            carrier: try optional(.carrier), trackingNumber: try optional(.trackingNumber)
        )
    }
}

extension OrderSchema.History: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table, number, refersTo, on, status, sequence
    }

    /// Decodes the mapping of the table of status changes.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            table: try container.decode(String.self, forKey: .table),
            number: try container.decode(String.self, forKey: .number),
            refersTo: try container.decodeIfPresent(String.self, forKey: .refersTo),
            on: try container.decode(String.self, forKey: .on),
            status: try container.decode(String.self, forKey: .status),
            sequence: try container.decodeIfPresent(String.self, forKey: .sequence)
        )
    }
}

extension Decoder {
    func refuseUnknownKeys(knowing known: [String]) throws {
        let container = try container(keyedBy: AnyKey.self)
        if let unknown = container.allKeys.first(where: { !known.contains($0.stringValue) }) {
            throw DecodingError.dataCorruptedError(
                forKey: unknown, in: container,
                debugDescription:
                    "\"\(unknown.stringValue)\" is not a key here; known are \(known.joined(separator: ", "))."
            )
        }
    }
}

extension KeyedDecodingContainer {
    /// One of a few words; a wrong one is refused with those that there are.
    func wordIfPresent<Word: RawRepresentable<String> & CaseIterable>(
        _: Word.Type, forKey key: Key
    ) throws -> Word? {
        try decodeIfPresent(String.self, forKey: key).map { text in
            guard let word = Word(rawValue: text) else {
                let known = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: self,
                    debugDescription: "\"\(text)\" is none of the words here; known are \(known).")
            }
            return word
        }
    }
}

private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
