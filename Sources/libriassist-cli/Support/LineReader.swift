import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The lines of standard input as bytes, each bounded in length.
struct LineReader: Sequence, IteratorProtocol {
    private var buffer = Data()
    private var isAtEnd = false

    /// A longer line is cut, so that endless input without a line break cannot fill memory.
    static let longestLine = 1 << 20
    private static let pieceSize = 1 << 16

    mutating func next() -> Data? {
        var line = Data()
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                line.append(buffer[..<end].prefix(Self.longestLine - line.count))
                buffer = Data(buffer[(end + 1)...])
                return line
            }
            // What was searched is moved over, so that no byte is looked at twice.
            line.append(buffer.prefix(Self.longestLine - line.count))
            buffer = isAtEnd ? Data() : read()
            if buffer.isEmpty {
                isAtEnd = true
                return line.isEmpty ? nil : line
            }
        }
    }

    /// Reads what there is; a closed or unreadable input is at its end.
    private func read() -> Data {
        var piece = Data(count: Self.pieceSize)
        let count = piece.withUnsafeMutableBytes { bytes in
            var result: Int
            repeat {
                result = readBytes(STDIN_FILENO, bytes.baseAddress, bytes.count)
            } while result < 0 && errno == EINTR
            return result
        }
        return piece.prefix(Swift.max(0, count))
    }
}

/// `read(2)`, under a name that the method above does not hide.
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
