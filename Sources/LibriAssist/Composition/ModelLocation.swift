import Foundation

/// Where a model is: what customers ask goes to no other network unless the shop lets it.
enum ModelLocation {
    /// Whether an address is on this host or in a network of the shop's own. A name that any resolver could lead elsewhere is not.
    static func isNear(_ url: String) -> Bool {
        guard let host = URL(string: url)?.host?.lowercased(), !host.isEmpty else { return false }
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if let bytes = bytes(of: name, AF_INET, 4) { return isPrivate(bytes) }
        if let bytes = bytes(of: name, AF_INET6, 16) {
            // An IPv4 address in IPv6's clothes (RFC 4291, 2.5.5.2).
            if bytes.prefix(12).elementsEqual([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) {
                return isPrivate(Array(bytes.suffix(4)))
            }
            return bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1  // ::1
                || bytes[0] & 0xFE == 0xFC  // RFC 4193
                || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80  // RFC 4291, 2.5.6
        }
        // Names of this host, of a container network, and those that no public resolver answers (RFC 6761, 6762, 8375).
        return !name.contains(".") && name.contains { $0.isLetter }
            || [".localhost", ".local", ".internal", ".home.arpa", ".lan"].contains { name.hasSuffix($0) }
    }

    /// RFC 1918, loopback (RFC 1122) and link-local addresses (RFC 3927).
    private static func isPrivate(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (127, _), (10, _), (172, 16...31), (192, 168), (169, 254): true
        default: false
        }
    }

    private static func bytes(of address: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, address, &bytes) == 1 ? bytes : nil
    }
}
