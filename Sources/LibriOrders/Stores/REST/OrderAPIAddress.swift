/// The template of an address, checked once, so that no question goes out in clear, or to another host than the one
/// named.
struct OrderAPIAddress: Sendable {
    /// `api.shop.example`, with the port if one is given.
    let host: String
    let template: OrderAPITemplate

    /// Checks an address.
    ///
    /// - Parameters:
    ///   - text: The address; placeholders may stand in its path and its query.
    ///   - setting: Its key: `orders.rest.url`.
    /// - Throws: ``OrderStoreError`` that names the key, what is wrong and what to write. The address itself is not
    ///   repeated: its query may hold a secret.
    init(_ text: String, setting: String) throws(OrderStoreError) {
        func refusal(_ words: String) -> OrderStoreError { OrderStoreError(.missing, "\(setting) \(words)") }
        guard let mark = text.firstRange(of: "://"), ["http", "https"].contains(text[..<mark.lowerBound].lowercased())
        else { throw refusal("must begin with https:// and a host, as in https://api.shop.example/orders.") }
        let isClear = text[..<mark.lowerBound].lowercased() == "http"
        let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else {
            throw refusal("must hold no user and no password. Give a token, or a header, instead.")
        }
        guard let host = Host(authority) else {
            throw refusal(
                "has no host of ASCII letters, digits, dots and dashes before its path, or a port that is none. "
                    + "Placeholders may stand in the path and the query only.")
        }
        guard !isClear || host.isPrivate else {
            throw refusal(
                "must begin with https://: order data does not travel in clear. "
                    + "Plain http is for localhost and private addresses.")
        }
        template = try OrderAPITemplate(String(text[authority.endIndex...]), setting: setting)
        guard template.literals.allSatisfy(Self.mayStand) else {
            throw refusal(
                "holds a character that an address may not have: write it as a percent sign and two digits. "
                    + "A part behind # is never sent.")
        }
        self.host = String(authority)
        start = String(text[..<authority.endIndex])
    }

    /// The scheme and the host.
    private let start: String

    /// The address of one question.
    func filled(number: String, limit: Int) -> String { start + template.address(number: number, limit: limit) }

    /// Whether all characters are those of a path and a query (RFC 3986, 3.3 and 3.4).
    private static func mayStand(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            let scalar = UnicodeScalar(byte)
            if byte == UInt8(ascii: "%") {
                guard bytes.prefix(2).count == 2,
                    bytes.prefix(2).allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
                else { return false }
            } else {
                guard scalar.isLetterOrDigit || "-._~!$&'()*+,;=:@/?".unicodeScalars.contains(scalar) else {
                    return false
                }
            }
        }
        return true
    }
}

extension OrderAPIAddress {
    /// A host, and whether what is sent to it stays within the house.
    private struct Host {
        let isPrivate: Bool

        /// Nothing when the text is no host, or has a port that is none.
        init?(_ authority: Substring) {
            let isBracketed = authority.first == "["
            let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
            var port = authority[name.endIndex...]
            if isBracketed {
                guard port.popFirst() == "]", name.contains(":"), name.utf8.allSatisfy(Self.isOfIPv6) else {
                    return nil
                }
            } else {
                guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.isLetterOrDigit || $0 == "-" || $0 == "." })
                else { return nil }
            }
            if !port.isEmpty {
                guard port.popFirst() == ":", port.allSatisfy({ $0.isASCII && $0.isNumber }),
                    (1...65_535).contains(Int(port) ?? 0)
                else { return nil }
            }
            isPrivate = isBracketed ? Self.isPrivateIPv6(name.lowercased()) : Self.isPrivateName(name.lowercased())
        }

        private static func isOfIPv6(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || Character(UnicodeScalar(byte)).isHexDigit
        }

        /// `::1`, and fc00::/7 (RFC 4193).
        private static func isPrivateIPv6(_ address: String) -> Bool {
            let first = address.prefix { $0 != ":" }
            return address == "::1" || (first.utf8.count == 4 && (first.hasPrefix("fc") || first.hasPrefix("fd")))
        }

        /// `localhost`, 127/8, and the private blocks of RFC 1918. A name that leads to one of them is not looked up:
        /// it may lead elsewhere tomorrow.
        private static func isPrivateName(_ name: String) -> Bool {
            if name == "localhost" { return true }
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            // A zero in front would make a number octal for some.
            let bytes = parts.compactMap { part in UInt8(part).flatMap { String($0) == part ? $0 : nil } }
            guard bytes.count == 4, parts.count == 4 else { return false }
            switch (bytes[0], bytes[1]) {
            case (127, _), (10, _), (172, 16...31), (192, 168): return true
            default: return false
            }
        }
    }
}

extension UnicodeScalar {
    fileprivate var isLetterOrDigit: Bool { isASCII && Character(self).isLetter || ("0"..."9").contains(self) }
}
