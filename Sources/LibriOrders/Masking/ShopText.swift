/// Words of the shop's own that a customer is shown: a product's name, a detail.
///
/// Their column should hold nothing personal, and one day somebody types a note into it. What looks like an e-mail
/// address or a telephone number is replaced, as a last line of defence.
struct ShopText {
    /// The text without addresses and telephone numbers, in at most ``longest`` characters.
    let text: String

    init(_ written: String, longest: Int) {
        var text = written
        if written.utf8.contains(UInt8(ascii: "@")) { text = Self.withoutAddresses(text) }
        if Self.mayHoldTelephone(text) { text = Self.withoutTelephones(text) }
        self.text = text.utf8.count > longest ? String(text.prefix(longest)) : text
    }

    private static let mark = "[…]"

    private static func withoutAddresses(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .map { isAddress($0) ? Substring(mark) : $0 }
            .joined(separator: " ")
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count > 1 && parts.dropFirst().contains { $0.contains(".") }
    }

    /// Whether there is a `+`, or a `0` that no letter or digit stands before: no telephone number begins otherwise, and most
    /// products hold neither. The search itself costs more than the rest of a look-up.
    private static func mayHoldTelephone(_ text: String) -> Bool {
        var isInWord = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "+"): return true
            case UInt8(ascii: "0") where !isInWord: return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                isInWord = true
            default: isInWord = false
            }
        }
        return false
    }

    /// National numbers of ten digits that begin with 0, and international ones: `06 12 34 56 78`, `+33 6 12 34 56 78`.
    /// An ISBN begins with 978 or 979 and stays. Source: E.164; French numbering plan.
    private static func withoutTelephones(_ text: String) -> String {
        let telephone =
            /(?:\+|\b00)\d(?:[\s.\-\u{2010}-\u{2015}()\/]*\d){7,13}\b|\b0[1-9](?:[\s.\-\u{2010}-\u{2015}\/]*\d){8}\b/
        return text.replacing(telephone, with: mark)
    }
}
