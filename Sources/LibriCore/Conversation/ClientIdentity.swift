/// Who asks, for counting failed attempts: a network address, or this process's own user.
public struct ClientIdentity: Sendable, Hashable {
    /// What distinguishes clients. Never shown or logged.
    package let key: String

    /// The user of this very process, as on a command line.
    public static let local = ClientIdentity(key: "local")

    /// A client known by its network, for example `203.0.113.7` or `2001:db8:1:2::/64`.
    public static func network(_ address: String) -> ClientIdentity { ClientIdentity(key: "network:\(address)") }
}

extension ClientIdentity: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a client, not which.
    public var description: String { "ClientIdentity(…)" }
    /// Says that there is a client, not which.
    public var debugDescription: String { description }
}
