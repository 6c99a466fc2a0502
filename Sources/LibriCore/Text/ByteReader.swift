import Foundation

/// Takes numbers from the front of some bytes, and never more than there are.
struct ByteReader {
    private var rest: Data

    init(_ data: Data) { rest = data }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func bytes(_ count: Int) -> Data? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
        bytes(MemoryLayout<Value>.size)?.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
    }

    mutating func float() -> Float? {
        integer(UInt32.self).map { Float(bitPattern: $0) }.flatMap { $0.isFinite ? $0 : nil }
    }
}

extension Data {
    /// Appends a number, little-endian.
    mutating func append(integer: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: integer >> shift)) }
    }
}
