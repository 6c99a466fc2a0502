import Foundation

extension DateReading: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case formats, timeZone
    }

    /// Decodes `{formats: [dd/MM/yyyy], timeZone: UTC}`; the shop's own zone comes from elsewhere.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func refusal(_ key: CodingKeys, _ words: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: words)
        }
        self.init()
        formats = try (container.decodeIfPresent([String].self, forKey: .formats) ?? []).map { pattern in
            guard let format = DateFormat(pattern) else {
                throw refusal(
                    .formats,
                    "\"\(pattern)\" is no form of a day: write yyyy, MM and dd as in dd/MM/yyyy, or unixSeconds.")
            }
            return format
        }
        timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone).map { name in
            guard let zone = TimeZone(identifier: name) else {
                throw refusal(.timeZone, "\"\(name)\" is no time zone: write UTC, or a name such as Europe/Paris.")
            }
            return zone
        }
    }
}

extension NumberReading: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case decimal, pricesInHundredths
    }

    /// Decodes `{decimal: ",", pricesInHundredths: true}`.
    public init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            decimal: try container.wordIfPresent(DecimalMark.self, forKey: .decimal),
            pricesInHundredths: try container.decodeIfPresent(Bool.self, forKey: .pricesInHundredths) ?? false)
    }
}
