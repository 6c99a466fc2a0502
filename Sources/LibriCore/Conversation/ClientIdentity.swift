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

    /// A client known by its network, for example `203.0.113.7` or `2001:db8:1:2::/64`.
    ///
    /// Its site is the IPv4 network of 24 bits or the IPv6 network of 48 bits, the usual sizes of what one customer of a
    /// provider is given; another text is its own site.
    public static func network(_ address: String) -> ClientIdentity {
        let key = "network:\(address)"
        let bytes = address.split(separator: ".", omittingEmptySubsequences: false)
        if bytes.count == 4, bytes.allSatisfy({ UInt8($0) != nil }) {
            return ClientIdentity(key: key, site: bytes.prefix(3).joined(separator: "."), kind: .ipv4)
        }
        guard address.contains(":") else { return ClientIdentity(key: key, site: key, kind: .named) }
        // Three groups of sixteen bits; "2001:db8::1" has nothing but zeros behind the second.
        let head = address.prefix { $0 != "/" }.lowercased()
        let groups = (head.firstRange(of: "::").map { String(head[..<$0.lowerBound]) } ?? head)
            .split(separator: ":").prefix(3)
        return ClientIdentity(key: key, site: groups.joined(separator: ":") + "::", kind: .ipv6)
    }
}

extension ClientIdentity: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a client, not which.
    public var description: String { "ClientIdentity(…)" }
    /// Says that there is a client, not which.
    public var debugDescription: String { description }
}
