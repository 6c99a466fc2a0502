/// Words of the shop's own that a customer is shown: a product's name, a detail.
///
/// Their column should hold nothing personal, and one day somebody types a note into it. What looks like an e-mail
/// address or a telephone number is replaced, as a last line of defence.
struct ShopText {
    /// The text without addresses and telephone numbers, in at most ``longest`` characters.
    let text: String

    init(_ written: String, longest: Int) {
        let words = written.split(separator: " ", omittingEmptySubsequences: false).map { word in
            Self.isAddress(word) ? Substring(Self.mark) : word
        }
        text = String(Self.withoutTelephones(words.joined(separator: " ")).prefix(longest))
    }

    private static let mark = "[…]"

    private static func isAddress(_ word: Substring) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count > 1 && parts.dropFirst().contains { $0.contains(".") }
    }

    /// National numbers of ten digits that begin with 0, and international ones: `06 12 34 56 78`, `+33 6 12 34 56 78`.
    /// An ISBN begins with 978 or 979 and stays. Source: E.164; French numbering plan.
    private static func withoutTelephones(_ text: String) -> String {
        let telephone =
            /(?:\+|\b00)\d(?:[\s.\-\u{2010}-\u{2015}()\/]*\d){7,13}\b|\b0[1-9](?:[\s.\-\u{2010}-\u{2015}\/]*\d){8}\b/
        return text.replacing(telephone, with: mark)
    }
}
