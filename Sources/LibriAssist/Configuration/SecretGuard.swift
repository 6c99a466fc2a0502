import Foundation

/// Recognises secrets that were put into a configuration file.
enum SecretGuard {
    /// Whether a key's name says that it holds a secret.
    static func isSecret(key path: String) -> Bool {
        let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return words.contains { name.contains($0) }
    }

    /// The variable for a secret; the server's own has a name of its own.
    static func variable(for path: String) -> String {
        path == "server.secret" || path == "secret" ? "LIBRI_SECRET" : ConfigurationKeyName.variable(for: path)
    }

    /// Whether a value holds a password: an address with a user and password, or a connection string with one.
    static func holdsSecret(_ value: String) -> Bool {
        let lower = value.lowercased().filter { $0 != " " }
        if lower.contains("pwd=") || lower.contains("password=") { return true }
        // A header field, `Authorization: …`.
        if let name = lower.split(separator: ":").first, isSecret(header: name), !lower.hasPrefix("\(name)://") {
            return true
        }
        guard let scheme = lower.range(of: "://") else { return false }
        let authority = lower[scheme.upperBound...].prefix { $0 != "/" }
        return authority.lastIndex(of: "@").map { authority[..<$0].contains(":") } ?? false
    }

    private static func isSecret(header name: Substring) -> Bool {
        name.contains("authorization") || name == "cookie" || name.hasSuffix("-key")
            || words.contains { name.contains($0) }
    }

    private static let words = ["password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "credential"]
}
