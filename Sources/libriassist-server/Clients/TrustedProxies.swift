import LibriAssist

/// The proxies whose word on the client's address is taken. Nobody else's is: whoever asks could write anything there.
struct TrustedProxies: Sendable {
    private let ranges: [NetworkRange]

    /// - Parameter ranges: Addresses and ranges of proxies; nothing for no proxy.
    init(_ ranges: [NetworkRange] = []) { self.ranges = ranges }

    /// The proxies of a configuration.
    ///
    /// - Throws: ``ConfigurationError`` when one is no address.
    init(names: [String]) throws(ConfigurationError) {
        var ranges: [NetworkRange] = []
        for (position, name) in names.enumerated() {
            guard let range = NetworkRange(name) else {
                throw ConfigurationError(
                    .badValue,
                    "server.trustedProxies: entry \(position + 1) is no address. Write one such as 127.0.0.1, ::1 or 10.0.0.0/8."
                )
            }
            guard range.isNarrow else {
                throw ConfigurationError(
                    .badValue,
                    "server.trustedProxies: entry \(position + 1) is half the internet, where anybody could say who they are. "
                        + "Name the proxies alone, such as 127.0.0.1 or 10.0.0.0/8.")
            }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    /// Whether there is none.
    var isEmpty: Bool { ranges.isEmpty }

    /// Whether an address is a proxy's.
    func contains(_ address: String) -> Bool { ranges.contains { $0.contains(address) } }

    /// A longer chain of proxies is not followed.
    private static let longestChain = 16

    /// The address of the client behind a peer.
    ///
    /// Each proxy appends the address that it was asked from to `X-Forwarded-For`. Read from the end, the first that is no
    /// trusted proxy is the client; what stands before it, the client wrote itself.
    func client(peer: String, forwardedFor: String?) -> String {
        guard contains(peer), let forwardedFor else { return peer }
        var client = peer
        for entry in forwardedFor.split(separator: ",").reversed().prefix(Self.longestChain) {
            let address = Self.address(in: entry)
            // A proxy that is trusted wrote something else: what is known for certain is the proxy.
            guard NetworkRange(address) != nil, !address.contains("/") else { return client }
            client = address
            if !contains(address) { break }
        }
        return client
    }

    /// The address without a port: `203.0.113.7:4711`, `[2001:db8::7]:4711`.
    private static func address(in entry: Substring) -> String {
        let text = entry.filter { !$0.isWhitespace }
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : String(text)
    }
}
