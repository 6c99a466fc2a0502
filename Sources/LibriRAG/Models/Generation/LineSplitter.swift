import Foundation

/// Makes lines of bytes as they arrive, wherever they are cut: a character may begin in one piece and end in the next.
///
/// A line ends with a line feed, with or without a carriage return before it.
struct LineSplitter {
    /// A line is longer than allowed.
    struct TooLong: Error {}

    /// In bytes.
    private let longest: Int
    /// The line that has not ended.
    private var rest = Data()

    init(longest: Int = 262_144) { self.longest = longest }

    /// The lines that a piece ends, without their ends.
    mutating func lines(endedBy piece: Data) throws(TooLong) -> [Data] {
        var lines: [Data] = []
        var start = piece.startIndex
        while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
            try add(piece[start..<end])
            lines.append(takeRest())
            start = end + 1
        }
        try add(piece[start...])
        return lines
    }

    /// What came after the last line feed.
    mutating func takeRest() -> Data {
        defer { rest = Data() }
        return rest.last == UInt8(ascii: "\r") ? rest.dropLast() : rest
    }

    private mutating func add(_ bytes: Data) throws(TooLong) {
        guard rest.count + bytes.count <= longest else { throw TooLong() }
        rest.append(bytes)
    }
}
