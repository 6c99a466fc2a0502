/// Reads numbers of fixed widths and the marks between them, from the start of a text.
struct DigitReader {
    private var rest: ArraySlice<UInt8>

    /// No form of a day and its time is longer.
    private static let longest = 64

    init(_ text: String) { rest = Array(text.utf8.prefix(Self.longest))[...] }

    /// The number that the next digits make, as many as may be.
    mutating func number(of widths: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(widths.upperBound).prefix { (0x30...0x39).contains($0) }
        guard digits.count >= widths.lowerBound else { return nil }
        rest.removeFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Goes over a mark, if it stands here.
    mutating func skip(_ mark: UInt8) -> Bool {
        guard rest.first == mark else { return false }
        rest.removeFirst()
        return true
    }

    /// Goes over digits.
    mutating func skipDigits() { rest = rest.drop { (0x30...0x39).contains($0) } }

    var isAtDigit: Bool { rest.first.map { (0x30...0x39).contains($0) } ?? false }

    var isAtEnd: Bool { rest.isEmpty }
}
