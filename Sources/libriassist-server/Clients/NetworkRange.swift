import Foundation

/// Addresses that begin alike: `10.0.0.0/8`, `2001:db8::/32`, or a single one.
struct NetworkRange: Sendable, Equatable {
    private let bytes: [UInt8]
    private let bits: Int

    /// Nothing when the text is no address or range.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        let width = bytes.count * 8
        guard let bits = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(bits) else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    /// Whether it is one organisation's at most: 8 bits of an IPv4 address are given, or 32 of an IPv6 one, or it is private
    /// (`fc00::/7`).
    var isNarrow: Bool { bytes.count == 4 ? bits >= 8 : bits >= 32 || (bits >= 7 && bytes[0] & 0xFE == 0xFC) }

    /// Whether an address is in the range; an IPv4 address written as IPv6 is the IPv4 one (RFC 4291, 2.5.5.2).
    func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        let whole = bits / 8
        guard bytes[..<whole] == other[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || bytes[whole] >> (8 - rest) == other[whole] >> (8 - rest)
    }

    private static let mappedPrefix: [UInt8] = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    private static func bytes(of address: String) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, address, &bytes) == 1 { return Array(bytes[..<4]) }
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return nil }
        return bytes.starts(with: mappedPrefix) ? Array(bytes[12...]) : bytes
    }
}
