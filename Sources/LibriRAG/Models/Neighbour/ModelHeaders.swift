/// The header fields of every question to a server of models.
enum ModelHeaders {
    /// The fields with the token and with what JSON needs.
    ///
    /// - Parameters:
    ///   - fields: The operator's own fields.
    ///   - token: The bearer token, if any.
    ///   - settings: Where the keys stand: `answers.openai`.
    /// - Throws: ``ModelError`` that names the key and never a value: they are secrets.
    static func checked(
        _ fields: [(name: String, value: String)], token: String?, settings: String
    ) throws(ModelError) -> [(name: String, value: String)] {
        func refusal(_ words: String) -> ModelError { ModelError(.settings, "\(settings).\(words)") }
        for (place, field) in fields.enumerated() {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(isOfToken) else {
                throw refusal("headers: the name of field \(place + 1) must be of letters, digits and dashes.")
            }
            guard field.value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                throw refusal(
                    "headers: the value of \"\(field.name)\" must be ASCII without control characters. "
                        + "Is there a line break at its end?")
            }
            guard !reserved.contains(field.name.lowercased()) else {
                throw refusal("headers: \"\(field.name)\" is set with every question anyway. Remove it.")
            }
        }
        var all = fields
        if let token {
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw refusal(
                    "token must be ASCII without spaces and control characters. Is there a line break at its end?")
            }
            guard !fields.contains(where: { $0.name.lowercased() == "authorization" }) else {
                throw refusal("token and the header Authorization say the same. Remove one of them.")
            }
            all.append(("Authorization", "Bearer \(token)"))
        }
        all.append(("Content-Type", "application/json"))
        return all
    }

    /// They belong to the connection, where a second one would make two requests of one, or are set here.
    private static let reserved: Set<String> = [
        "host", "content-length", "content-type", "transfer-encoding", "connection", "te", "trailer", "upgrade",
        "expect",
        "accept-encoding",
    ]

    /// A character of a token (RFC 9110, 5.6.2).
    private static func isOfToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
