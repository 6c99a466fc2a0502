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

    /// The side that a surname or given name is on.
    package init(ofName name: String) {
        self = mixed(FNV1a.hash(name.folded().utf8)) % 10 == 0 ? .heldBack : .training
    }

    /// The hash of the family's name, or of the text where there is none.
    static func hash(of message: LabelledMessage) -> UInt64 {
        mixed(FNV1a.hash((message.family ?? message.text).utf8))
    }
}

/// The last bytes of what is hashed hardly reach the low bits otherwise.
private func mixed(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ (hash >> 33)
}
