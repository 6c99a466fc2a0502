import HTTPTypes

/// The headers that guard a browser, for every response that has none of its own of that name.
enum GuardHeaders {
    static let fields: HTTPFields = [
        .xContentTypeOptions: "nosniff", .referrerPolicy: "no-referrer",
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
    ]
}

extension HTTPField.Name {
    // A constant name in the token form of RFC 9110: this initialiser cannot fail.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .contentType
}
