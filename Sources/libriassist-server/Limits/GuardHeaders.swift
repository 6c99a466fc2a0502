import HTTPTypes

/// The headers that guard a browser, for every response that has none of its own of that name.
enum GuardHeaders {
    /// - Parameter isEncrypted: The server itself speaks TLS: browsers then come back encrypted for a year (RFC 6797).
    static func fields(isEncrypted: Bool) -> HTTPFields {
        var fields: HTTPFields = [
            .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
            .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        ]
        if isEncrypted { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }
}

extension HTTPField.Name {
    // A constant name in the token form of RFC 9110: this initialiser cannot fail.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .contentType
}
