extension OrderSchema.Detail: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, column, label, type, values
    }

    /// Decodes a mapping; `values` are given for the type `choice` and for no other.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        let values = try container.decodeIfPresent([String: LocalizedText].self, forKey: .values)
        guard (values != nil) == (type == "choice") else {
            throw DecodingError.dataCorruptedError(
                forKey: .values, in: container,
                debugDescription: "\"values\" belong to the type choice, which needs them, and to no other type.")
        }
        self.init(
            name: try container.decode(String.self, forKey: .name),
            column: try container.decode(String.self, forKey: .column),
            label: try container.decode(LocalizedText.self, forKey: .label).text,
            kind: try Kind(type, values: values?.mapValues(\.text)) {
                DecodingError.dataCorruptedError(forKey: .type, in: container, debugDescription: $0)
            }
        )
    }
}

extension OrderSchema.Detail.Kind {
    fileprivate init(
        _ type: String, values: [String: PerLanguage<String>]?, refusal: (String) -> DecodingError
    ) throws {
        switch type {
        case "text": self = .text
        case "choice": self = .choice(values ?? [:])
        case "integer": self = .integer
        case "decimal": self = .decimal
        case "day": self = .day
        case "flag": self = .flag
        default:
            throw refusal("\"\(type)\" is no type; known are text, choice, integer, decimal, day, flag.")
        }
    }
}

extension OrderSchema {
    /// What is wrong with the details, if something is.
    var problemOfDetails: String? {
        guard details.count <= Self.mostDetails else { return "there may be \(Self.mostDetails) details at most." }
        var names: Set<String> = []
        for detail in details {
            let isName = detail.name.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            guard isName, !detail.name.isEmpty, names.insert(detail.name).inserted else {
                return "the name \"\(detail.name)\" must be of the letters a to z, and there only once."
            }
            // The customer's name would be shown unmasked.
            let names = [columns.customer, columns.firstName].compactMap { $0?.lowercased() }
            guard !names.contains(detail.column.lowercased()) else {
                return "the column \"\(detail.column)\" holds the customer's name, which is shown masked only."
            }
        }
        return nil
    }
}

/// A text for each language: `{fr: Reliure, en: Binding}`, or one text for both.
private struct LocalizedText: Decodable {
    var text: PerLanguage<String>

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case fr, en
    }

    init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer().decode(String.self) {
            text = PerLanguage(french: single, english: single)
            return
        }
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = PerLanguage(
            french: try container.decode(String.self, forKey: .fr),
            english: try container.decode(String.self, forKey: .en))
    }
}
