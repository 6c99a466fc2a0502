/// How a database writes numbers that it keeps as text.
public struct NumberReading: Sendable, Equatable {
    /// A mark between whole and decimal part.
    public enum DecimalMark: String, Sendable, Decodable, CaseIterable {
        /// `1 234,50`
        case comma = ","
        /// `1,234.50`
        case point = "."

        fileprivate var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".") }
    }

    /// The mark; where it is not told, a single comma or point is one unless three digits follow the comma.
    public var decimal: DecimalMark?
    /// Prices are whole hundredths: `4850` is 48.50.
    public var pricesInHundredths: Bool

    /// Creates a reading.
    public init(decimal: DecimalMark? = nil, pricesInHundredths: Bool = false) {
        self.decimal = decimal
        self.pricesInHundredths = pricesInHundredths
    }

    /// The number that a text says, or nothing: `48.50`, `1 234,50 €`, `EUR 48,5`.
    func number(from text: String) -> Double? {
        // Numbers of a database, whose type is one, come like this.
        if decimal != .comma, let number = Double(text) { return number }
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars.prefix(Self.longest) {
            switch scalar {
            case "0"..."9", ".", ",", "-": bytes.append(UInt8(scalar.value))
            case " ", "\u{A0}", "\u{202F}", "'", "\u{2019}", "€", "$", "£": continue
            // A currency's letters.
            case "A"..."Z": continue
            default: return nil
            }
        }
        guard let mark = mark(in: bytes) else { return nil }
        let plain = bytes.compactMap { byte -> UInt8? in
            switch byte {
            case mark.byte: UInt8(ascii: ".")
            case UInt8(ascii: ","), UInt8(ascii: "."): nil
            default: byte
            }
        }
        return Double(String(decoding: plain, as: UTF8.self))
    }

    private func mark(in bytes: [UInt8]) -> DecimalMark? {
        let marks = bytes.filter { $0 == DecimalMark.comma.byte || $0 == DecimalMark.point.byte }
        if let decimal {
            // Points that part thousands stand before three digits: the 48.50 of a numeric column is no such thing.
            let other = decimal == .comma ? DecimalMark.point : .comma
            guard marks.count == 1, marks.first == other.byte, digits(after: other, in: bytes) != 3 else {
                return decimal
            }
            return other
        }
        guard let last = marks.last else { return .point }
        let isComma = last == DecimalMark.comma.byte
        let mark = isComma ? DecimalMark.comma : .point
        switch marks.filter({ $0 == last }).count {
        // 1,234 may be a thousand or little more than one.
        case 1 where marks.count == 1 && isComma && digits(after: mark, in: bytes) == 3: return nil
        case 1: return mark
        // One that comes twice parts thousands.
        default: return Set(marks).count == 1 ? (isComma ? .point : .comma) : nil
        }
    }

    private func digits(after mark: DecimalMark, in bytes: [UInt8]) -> Int {
        bytes.lastIndex(of: mark.byte).map { bytes.count - $0 - 1 } ?? 0
    }

    private static let longest = 40
}
