import Foundation

/// Who asks, for counting failed attempts: a network address, or this process's own user.
public struct ClientIdentity: Sendable, Hashable {
    /// What kind of client it is; the only thing about it that is written down.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// The user of this very process.
        case local
        /// A client known by its IPv4 address.
        case ipv4
        /// A client known by its IPv6 network.
        case ipv6
        /// A client known by a name of another form.
        case named
    }

    /// What distinguishes clients. Never shown or logged.
    package let key: String
    /// What distinguishes the places that addresses are handed out from: whoever has one address there easily has all. Never shown or
    /// logged.
    package let site: String
    /// What kind of client it is.
    public let kind: Kind

    /// The user of this very process, as on a command line.
    public static let local = ClientIdentity(key: "local", site: "local", kind: .local)

    /// A client known by its address: `203.0.113.7`, `2001:db8:1:2::7`, `2001:db8:1:2::/64`.
    ///
    /// An IPv4 client is its address, an IPv6 client its network of 64 bits, in which anybody has as many addresses as they
    /// like (RFC 4291, 2.5.1). An IPv4 address written as IPv6, `::ffff:203.0.113.7`, is the IPv4 one (RFC 4291, 2.5.5.2). The
    /// site is the IPv4 network of 24 bits or the IPv6 network of 48 bits, what one customer of a provider is easily given.
    /// Any other text is its own client and site.
    public static func network(_ address: String) -> ClientIdentity {
        let host = String(address.prefix { $0 != "/" && $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, host, &bytes) == 1 { return ipv4(bytes[..<4]) }
        guard inet_pton(AF_INET6, host, &bytes) == 1 else {
            return ClientIdentity(key: "named:\(address)", site: "named:\(address)", kind: .named)
        }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return ipv4(bytes[12...]) }
        return ClientIdentity(
            key: "ipv6:\(numbers(bytes[..<8]))", site: "ipv6:\(numbers(bytes[..<6]))", kind: .ipv6)
    }

    private static func ipv4(_ bytes: ArraySlice<UInt8>) -> ClientIdentity {
        ClientIdentity(key: "ipv4:\(numbers(bytes))", site: "ipv4:\(numbers(bytes.dropLast()))", kind: .ipv4)
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { String($0) }.joined(separator: ".")
    }
}

extension ClientIdentity: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a client, not which.
    public var description: String { "ClientIdentity(…)" }
    /// Says that there is a client, not which.
    public var debugDescription: String { description }
}
