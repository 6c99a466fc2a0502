/// Which messages are kept for measuring: whole families, chosen by their names, so that new messages move no old one.
package enum MessageSplit: Sendable {
    /// To learn from.
    case training
    /// To measure on; never learnt from.
    case heldBack

    /// The side that a message is on.
    package init(of message: LabelledMessage) {
        self = Self.hash(of: message) % 10 == 0 ? .heldBack : .training
    }

    /// FNV-1a, 64 bits, of the family's name, or of the text where there is none.
    static func hash(of message: LabelledMessage) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in (message.family ?? message.text).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The last bytes hardly reach the low bits otherwise.
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        return hash ^ (hash >> 33)
    }
}
