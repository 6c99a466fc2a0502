/// The hash FNV-1a of 64 bits (RFC 9923): quick, the same in every run, and no guard against anybody.
package enum FNV1a {
    /// The multiplier of the hash.
    package static let prime: UInt64 = 0x100_0000_01B3
    /// The hash of nothing.
    package static let offset: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of bytes, or of more bytes after those whose hash is the seed.
    package static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = offset) -> UInt64 {
        bytes.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }
}
