import Foundation

/// Base64 with the alphabet for addresses and without padding (RFC 4648, section 5).
enum Base64URL {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        let standard = Data(bytes).base64EncodedData()
        return String(
            decoding: standard.lazy.filter { $0 != UInt8(ascii: "=") }.map { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// Nothing for a text that `encode` would not have written: the last character of most lengths has bits that no byte needs, and
    /// two texts for the same bytes would let an altered one pass for the original (RFC 4648, section 3.5).
    static func decode(_ text: some StringProtocol) -> Data? {
        let standard = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: standard + padding), encode(bytes) == text else { return nil }
        return bytes
    }
}
