#if SQLite && Documents
import Foundation

/// Reads the columns of a table from a file, row by row.
struct CSVTable {
    /// A row that has a value.
    enum Row {
        /// The columns that were asked for, in their order; nothing for empty values.
        case values([String?], line: Int)
        case bad(line: Int, reason: String)
    }

    let columns: CSVColumns
    /// What parts the values, in words.
    var delimiterName: String { Self.shown(delimiter.asciiValue ?? 0) }

    private let delimiter: Character
    private let source: CSVSource
    private var records: CSVRecords

    /// Finds the header.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - delimiter: What parts its values.
    ///   - names: The columns that are read.
    ///   - required: Those that must be there, with what they hold.
    /// - Throws: ``OrderImportError`` when it has not the columns.
    init(
        _ source: CSVSource, delimiter: OrderImport.Delimiter, columns names: [String],
        required: [(column: String, holds: String)]
    ) throws {
        self.source = source
        let stated = try Self.statedDelimiter(source)
        let candidates = delimiter.byte.map { [$0] } ?? stated.map { [$0] } ?? OrderImport.Delimiter.bytes
        var best: (records: CSVRecords, columns: CSVColumns, delimiter: UInt8)?
        var fault: (line: Int, reason: String)?
        for byte in candidates {
            var records = try source.records(delimiter: byte)
            if stated != nil { _ = try records.next() }
            guard let header = try Self.header(&records, source, delimiter: byte) else { continue }
            switch header {
            case .failure(let found): fault = (found.line, found.reason)
            case .success(let header):
                let columns = CSVColumns(header: header, names: names)
                // What a delimiter finds of the schema tells it better than how often it comes: names may hold commas.
                if columns.score > best?.columns.score ?? -1 { best = (records, columns, byte) }
            }
        }
        guard let best else {
            throw OrderImportError(
                .malformed,
                fault.map { "\(source.path), line \($0.line): \($0.reason)" }
                    ?? "\(source.path) holds no header. Was it exported to the end?")
        }
        let shown = candidates.map(Self.shown).joined(separator: " or ")
        try best.columns.check(in: source.path, partedBy: shown, names: names, required: required)
        (records, columns) = (best.records, best.columns)
        self.delimiter = Character(UnicodeScalar(best.delimiter))
    }

    var path: String { source.path }
    var encoding: OrderImport.Encoding { source.encoding }

    /// How much of the file has been read, in hundredths.
    var percent: Int { source.size == 0 ? 100 : records.offset * 100 / source.size }

    /// The next row that has a value; nothing at the end.
    mutating func next() throws -> Row? {
        while let record = try records.next() {
            switch Self.fields(of: record, source, delimiter) {
            case .failure(let fault): return .bad(line: fault.line, reason: fault.reason)
            case .success(var fields):
                guard fields.contains(where: { !$0.isEmpty }) else { continue }
                // Some programs end each line by a delimiter, others only the header.
                while fields.count > columns.width, fields.last?.isEmpty == true { fields.removeLast() }
                guard fields.count == columns.width else {
                    return .bad(
                        line: record.line,
                        reason: "the row has \(fields.count) values and the header \(columns.width). "
                            + "Put quotation marks around values that hold the delimiter or a line break.")
                }
                return .values(
                    columns.positions.map { $0.flatMap { fields[$0].isEmpty ? nil : fields[$0] } }, line: record.line)
            }
        }
        return nil
    }

    private struct Fault: Error {
        let line: Int
        let reason: String
    }

    private static func fields(
        of record: CSVRecords.Record, _ source: CSVSource, _ delimiter: Character
    ) -> Result<[String], Fault> {
        if let reason = record.fault { return .failure(Fault(line: record.line, reason: reason)) }
        guard let text = source.text(record.bytes) else {
            return .failure(Fault(line: record.line, reason: "the row is not \(source.encoding.name)."))
        }
        guard let row = CSVRow.values(text, delimiter: delimiter)
        else {
            return .failure(
                Fault(
                    line: record.line,
                    reason: "the row cannot be read. Does an accent stand right behind a quotation mark or delimiter?"))
        }
        return .success(row.map(\.trimmed))
    }

    /// The first row that has a value.
    private static func header(
        _ records: inout CSVRecords, _ source: CSVSource, delimiter: UInt8
    ) throws -> Result<[String], Fault>? {
        while let record = try records.next() {
            let fields = fields(of: record, source, Character(UnicodeScalar(delimiter)))
            if case .success(let names) = fields, names.allSatisfy(\.isEmpty) { continue }
            return fields
        }
        return nil
    }

    private static func shown(_ delimiter: UInt8) -> String {
        switch delimiter {
        case UInt8(ascii: ","): "commas"
        case UInt8(ascii: ";"): "semicolons"
        case UInt8(ascii: "\t"): "tabs"
        default: "\"\(UnicodeScalar(delimiter))\""
        }
    }

    /// What a first line `sep=;` says, which spreadsheets write and read.
    private static func statedDelimiter(_ source: CSVSource) throws -> UInt8? {
        var records = try source.records(delimiter: UInt8(ascii: ";"))
        guard let first = try records.next()?.bytes.filter({ $0 != UInt8(ascii: "\"") }), first.count < 64,
            String(decoding: first.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let byte = first.dropFirst(4).first, byte < 0x80
        else { return nil }
        return byte
    }
}

extension String {
    /// The text without blanks around it.
    fileprivate var trimmed: String {
        // Nearly all values have none.
        guard let first = utf8.first, let last = utf8.last,
            !(0x21...0x7E).contains(first) || !(0x21...0x7E).contains(last)
        else { return self }
        return trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
#endif
