#if SQLite && Documents
import Foundation

/// A file of comma-separated values and the encoding that it is in.
struct CSVSource {
    let path: String
    let encoding: OrderImport.Encoding
    let size: Int
    private let file: FileHandle
    /// Behind the byte order mark.
    private let start: Int

    /// - Throws: ``OrderImportError`` when the file is missing, or is no text.
    init(path: String, encoding: OrderImport.Encoding) throws(OrderImportError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw OrderImportError(.missing, "\(path) does not exist. Name the file that the shop's system exported.")
        }
        guard status.st_mode & S_IFMT == S_IFREG, let file = FileHandle(forReadingAtPath: path) else {
            throw OrderImportError(.missing, "\(path) is no file that this user may read. Correct its permissions.")
        }
        self.path = path
        self.file = file
        size = Int(status.st_size)
        do {
            let head = Array(try file.read(upToCount: 4096) ?? Data())
            if let problem = Self.problem(of: head) { throw OrderImportError(.malformed, "\(path) \(problem)") }
            let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
            start = hasMark ? 3 : 0
            // A byte order mark leaves no doubt.
            self.encoding =
                hasMark ? .utf8 : encoding == .auto ? try EncodingProbe.encoding(of: file, path: path) : encoding
        } catch {
            throw error as? OrderImportError
                ?? OrderImportError(.missing, "\(path) cannot be read. Is its disk at fault?", underlying: error)
        }
    }

    /// Its rows from the first on.
    func records(delimiter: UInt8) throws -> CSVRecords { try CSVRecords(file, from: start, delimiter: delimiter) }

    /// The bytes as text; nothing when the encoding does not have them.
    func text(_ bytes: [UInt8]) -> String? {
        encoding == .windows1252
            ? String(bytes: bytes, encoding: .windowsCP1252) : String(validating: bytes, as: UTF8.self)
    }

    private static func problem(of head: [UInt8]) -> String? {
        if head.isEmpty { return "is empty. Was it exported to the end?" }
        if head.starts(with: Array("PK".utf8)) {
            return "is a workbook. Save it from the spreadsheet as CSV UTF-8, and import that file."
        }
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        return isWide || head.contains(0)
            ? "is UTF-16, or no text at all. Save it from the spreadsheet as CSV UTF-8, and import that file." : nil
    }
}
#endif
