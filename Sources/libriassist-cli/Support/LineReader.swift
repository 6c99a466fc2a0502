import Foundation

/// The lines of standard input as bytes, each bounded in length.
struct LineReader: Sequence, IteratorProtocol {
    private var buffer = Data()
    private var isAtEnd = false
    private let input = FileHandle.standardInput

    /// A longer line is cut, so that endless input without a line break cannot fill memory.
    static let longestLine = 1 << 20

    mutating func next() -> Data? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(buffer[..<end])
                buffer = Data(buffer[(end + 1)...])
                return line.prefix(Self.longestLine)
            }
            if isAtEnd {
                defer { buffer = Data() }
                return buffer.isEmpty ? nil : buffer.prefix(Self.longestLine)
            }
            if buffer.count > Self.longestLine { buffer = buffer.prefix(Self.longestLine) }
            let piece = input.availableData
            if piece.isEmpty { isAtEnd = true } else { buffer.append(piece) }
        }
    }
}
