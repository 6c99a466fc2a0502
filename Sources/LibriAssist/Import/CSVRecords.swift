#if SQLite && Documents
import Foundation
import LibriRAG

/// Cuts a file into rows, each with the line on which it begins.
///
/// SwiftCSV reads the values of a row, but only of a text that is in memory as a whole, and it names no lines. What is cut here are bytes:
/// quotation marks, delimiters and line ends are ASCII in every encoding that is read.
struct CSVRecords {
    /// A row as the file has it, without its line end.
    struct Record {
        /// The line on which it begins.
        let line: Int
        var bytes: [UInt8] = []
        /// Where its quotation marks go wrong; ``bytes`` are then incomplete.
        var fault: String?
    }

    /// A row is never longer: a mark that is left open would otherwise make one of the whole file.
    static let mostBytes = 1 << 20

    /// The bytes that have been read.
    private(set) var offset: Int
    private let file: FileHandle
    private let delimiter: UInt8
    private var piece: [UInt8] = []
    private var position = 0
    private var line = 1
    /// A line feed that follows ends no further line.
    private var followsReturn = false
    private var isAtEnd = false

    private static let pieceSize = 1 << 18

    init(_ file: FileHandle, from offset: Int, delimiter: UInt8) throws {
        self.file = file
        self.delimiter = delimiter
        self.offset = offset
        try file.seek(toOffset: UInt64(offset))
    }

    /// The next row; nothing at the end.
    mutating func next() throws -> Record? {
        guard !isAtEnd else { return nil }
        var record = Record(line: line)
        var quotation = CSVQuotation()
        while let byte = try nextByte() {
            let isSecondOfTwo = followsReturn && byte == UInt8(ascii: "\n")
            followsReturn = byte == UInt8(ascii: "\r")
            if isSecondOfTwo {
                if quotation.isQuoted { record.bytes.append(byte) }
                continue
            }
            let symbol = symbol(byte)
            let endsRow = symbol == .lineEnd && (record.fault != nil || !quotation.isQuoted)
            if record.fault == nil, let fault = quotation.take(symbol, line: line) {
                record.fault = Self.described(fault, inRowAt: record.line)
            }
            if symbol == .lineEnd { line += 1 }
            if endsRow { return record }
            if record.fault == nil { record.bytes.append(byte) }
            if record.bytes.count > Self.mostBytes {
                isAtEnd = true
                let fault = quotation.faultAtEnd.map { Self.described($0, inRowAt: record.line) }
                record.fault = "\(fault ?? "the row is longer than 1 MB.") Nothing behind it was read."
                return record
            }
        }
        isAtEnd = true
        guard !record.bytes.isEmpty || record.fault != nil else { return nil }
        if record.fault == nil, let fault = quotation.faultAtEnd ?? quotation.take(.lineEnd, line: line) {
            record.fault = Self.described(fault, inRowAt: record.line)
        }
        return record
    }

    private func symbol(_ byte: UInt8) -> CSVQuotation.Symbol {
        switch byte {
        case delimiter: .delimiter
        case UInt8(ascii: "\""): .mark
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .lineEnd
        case UInt8(ascii: " "), UInt8(ascii: "\t"): .blank
        default: .other
        }
    }

    private static func described(_ fault: CSVQuotation.Fault, inRowAt line: Int) -> String {
        fault.line == line ? fault.reason : "in line \(fault.line), \(fault.reason)"
    }

    private mutating func nextByte() throws -> UInt8? {
        if position == piece.count {
            guard let data = try file.read(upToCount: Self.pieceSize), !data.isEmpty else { return nil }
            piece = Array(data)
            position = 0
            offset += data.count
        }
        defer { position += 1 }
        return piece[position]
    }
}
#endif
