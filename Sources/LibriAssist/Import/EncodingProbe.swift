#if SQLite && Documents
import Foundation

/// Tells UTF-8 from Windows-1252 by reading a whole file.
///
/// Letters with accents of Windows-1252 are no UTF-8, but for combinations that nobody writes. A file that has both was put together from
/// two: read as one of them, some of its names would be garbled and their customers turned away.
enum EncodingProbe {
    private static let pieceSize = 1 << 20
    private static let lineFeed = UInt8(ascii: "\n")

    /// - Throws: ``OrderImportError`` when some lines are in one encoding and some in the other.
    static func encoding(of file: FileHandle, path: String) throws -> OrderImport.Encoding {
        try file.seek(toOffset: 0)
        var rest: [UInt8] = []
        var line = 1
        // The first line that proves each.
        var (unicode, other): (Int?, Int?)
        while let data = try file.read(upToCount: pieceSize), !data.isEmpty {
            let piece = rest + data
            // A letter is never cut in two: nothing of several bytes holds a line feed. Lines without end are cut all the same.
            let cut =
                piece.lastIndex { $0 == lineFeed || $0 == UInt8(ascii: "\r") }.map { $0 + 1 }
                ?? (piece.count > 4 * pieceSize ? piece.count : 0)
            look(at: piece[..<cut], from: &line, &unicode, &other)
            rest = Array(piece[cut...])
            if unicode != nil, other != nil { break }
        }
        look(at: rest[...], from: &line, &unicode, &other)
        guard let other else { return .utf8 }
        guard let unicode else { return .windows1252 }
        throw OrderImportError(
            .malformed,
            "\(path) is in two encodings: line \(unicode) is UTF-8, line \(other) is not. Export it in one piece, or decide with "
                + "--encoding utf-8, which names every line that is not, or --encoding windows-1252.")
    }

    private static func look(
        at bytes: ArraySlice<UInt8>, from line: inout Int, _ unicode: inout Int?, _ other: inout Int?
    ) {
        // Nearly all pieces are without accents, or UTF-8 throughout as those before.
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            line += bytes.count { $0 == lineFeed }
            return
        }
        if unicode != nil, String(validating: bytes, as: UTF8.self) != nil {
            line += bytes.count { $0 == lineFeed }
            return
        }
        for text in bytes.split(separator: lineFeed, omittingEmptySubsequences: false) {
            if text.contains(where: { $0 >= 0x80 }) {
                if String(validating: text, as: UTF8.self) == nil {
                    other = other ?? line
                } else {
                    unicode = unicode ?? line
                }
            }
            line += 1
        }
        // What follows the last line feed is not a line yet.
        line -= 1
    }
}
#endif
