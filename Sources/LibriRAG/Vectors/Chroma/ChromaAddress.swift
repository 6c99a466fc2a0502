import Foundation

/// The checked settings of a ChromaDB: where its database is, and the fields of every question.
struct ChromaAddress: Sendable {
    /// `127.0.0.1:8000`
    let host: String
    /// `http://127.0.0.1:8000/api/v2`
    let root: String
    /// `/tenants/default_tenant/databases/default_database/collections`
    let collections: String
    let headers: [(name: String, value: String)]

    /// - Throws: ``ModelError`` that says what is wrong; neither the address nor the token is repeated.
    init(_ settings: ChromaVectorStore.Settings) throws(ModelError) {
        func refusal(_ words: String) -> ModelError { ModelError(.missing, "The settings of ChromaDB: \(words)") }
        guard let url = URLComponents(string: settings.url), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty
        else {
            throw refusal("the address must begin with http:// or https:// and a host, as in http://127.0.0.1:8000.")
        }
        guard url.user == nil, url.password == nil, url.query == nil, url.fragment == nil else {
            throw refusal("the address must hold no user, password or query. Give a token instead.")
        }
        for (name, value) in [
            ("tenant", settings.tenant), ("database", settings.database), ("collection", settings.collection),
        ] {
            guard Self.isName(value) else {
                throw refusal(
                    "the \(name) must have 3 to 512 letters, digits, dots, dashes and underscores, with a letter or a digit "
                        + "at either end.")
            }
        }
        var path = url.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        self.host = url.port.map { "\(name):\($0)" } ?? name
        root = "\(scheme)://\(self.host)\(path)/api/v2"
        collections = "/tenants/\(settings.tenant)/databases/\(settings.database)/collections"
        var headers = [(name: "Accept", value: "application/json"), (name: "Content-Type", value: "application/json")]
        if let token = settings.token {
            guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw refusal("the token must be ASCII without spaces. Is there a line break at its end?")
            }
            headers.append(
                settings.tokenField == .authorization
                    ? (name: "Authorization", value: "Bearer \(token)") : (name: "X-Chroma-Token", value: token))
        }
        self.headers = headers
    }

    private static func isName(_ name: String) -> Bool {
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard (3...512).contains(name.utf8.count), let first = name.utf8.first, let last = name.utf8.last else {
            return false
        }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
            && name.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }
}
