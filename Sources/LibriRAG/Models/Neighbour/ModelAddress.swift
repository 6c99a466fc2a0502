/// The base address of a server of models, checked once.
struct ModelAddress: Sendable {
    /// `127.0.0.1:11434`: the host, with the port if one is given.
    let host: String
    /// `http://127.0.0.1:11434`: the address without a slash at its end.
    let base: String

    /// Checks an address.
    ///
    /// - Parameters:
    ///   - text: The address.
    ///   - setting: Its key: `answers.ollama.url`.
    /// - Throws: ``ModelError`` that names the key, what is wrong and what to write. The address itself is not repeated: it may
    ///   hold a password.
    init(_ text: String, setting: String) throws(ModelError) {
        func refusal(_ words: String) -> ModelError { ModelError(.settings, "\(setting) \(words)") }
        guard let mark = text.firstRange(of: "://"), ["http", "https"].contains(text[..<mark.lowerBound].lowercased())
        else { throw refusal("must begin with http:// or https:// and a host, as in http://127.0.0.1:11434.") }
        let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            throw refusal("must hold no user and no password. Give a token instead.")
        }
        guard Self.isHost(authority) else {
            throw refusal("has no host of ASCII letters, digits, dots and dashes, or a port that is none.")
        }
        var path = text[authority.endIndex...]
        while path.hasSuffix("/") { path.removeLast() }
        guard path.utf8.allSatisfy(Self.isOfPath) else {
            throw refusal("must end with a plain path, as in http://127.0.0.1:8000/v1, without a query or a fragment.")
        }
        host = String(authority)
        base = String(text[..<path.endIndex])
    }

    private static func isHost(_ authority: Substring) -> Bool {
        let isBracketed = authority.first == "["
        let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        var port = authority[name.endIndex...]
        if isBracketed {
            guard port.popFirst() == "]", name.contains(":"), name.utf8.allSatisfy(isOfIPv6) else { return false }
        } else {
            guard !name.isEmpty, name.utf8.allSatisfy({ isLetterOrDigit($0) || "-._".utf8.contains($0) }) else {
                return false
            }
        }
        guard !port.isEmpty else { return true }
        return port.popFirst() == ":" && port.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && (1...65_535).contains(Int(port) ?? 0)
    }

    private static func isOfIPv6(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || Character(UnicodeScalar(byte)).isHexDigit
    }

    private static func isOfPath(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "-._~/".utf8.contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
