#if SQLite && Documents
import Foundation

/// Which columns of a file are which of a schema.
struct CSVColumns {
    /// How many values a row has.
    let width: Int
    /// Where the file has the columns that were asked for.
    let positions: [Int?]
    /// The columns that it does not have.
    let absent: [String]
    /// Its columns that were not asked for, by name or place.
    let omitted: [String]
    private let header: [String]
    /// A column that the file has several times.
    private let ambiguous: String?

    /// - Parameters:
    ///   - header: The names in the file.
    ///   - names: The columns that were asked for; case, accents and blanks do not matter.
    init(header: [String], names: [String]) {
        // A delimiter at the end of the line names no column.
        let header = Array(header.reversed().drop(while: \.isEmpty).reversed())
        self.header = header
        width = header.count
        let keys = header.map(Self.key)
        var ambiguous: String?
        positions = names.map { name in
            let same = header.indices.filter { header[$0] == name }
            let found = same.isEmpty ? keys.indices.filter { keys[$0] == Self.key(name) } : same
            if found.count > 1 { ambiguous = ambiguous ?? name }
            return found.first
        }
        self.ambiguous = ambiguous
        absent = zip(names, positions).filter { $1 == nil }.map(\.0)
        let used = Set(positions.compactMap(\.self))
        omitted = header.indices.filter { !used.contains($0) }.map { Self.shown(header[$0], at: $0) }
    }

    /// How many of the columns were found.
    var score: Int { positions.count { $0 != nil } }

    /// - Throws: ``OrderImportError`` when a required column is missing or one is there twice.
    func check(
        in path: String, partedBy delimiter: String, names: [String], required: [(column: String, holds: String)]
    ) throws(OrderImportError) {
        // What was found may be the first order, whose values are nobody's business here.
        guard score > 0 else {
            throw OrderImportError(
                .malformed,
                "The first line of \(path), parted by \(delimiter), names none of the schema's columns: \(Self.list(names)). Does the "
                    + "file begin with a header, and is its delimiter another one? Or name its columns in a schema file (--schema)."
            )
        }
        if let missing = required.first(where: { absent.contains($0.column) }) {
            throw OrderImportError(
                .malformed,
                "\(path) has no column \"\(missing.column)\", which holds \(missing.holds). Its columns are "
                    + "\(Self.list(header.enumerated().map { Self.shown($1, at: $0) })). "
                    + "Correct the header, or name another column in a schema file (--schema).")
        }
        if let ambiguous {
            throw OrderImportError(
                .malformed,
                "\(path) has the column \"\(ambiguous)\" more than once. Export it once, or rename the other.")
        }
    }

    private static func key(_ name: String) -> String {
        name.folded().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func shown(_ name: String, at place: Int) -> String {
        let name = String(name.asVisibleText.prefix(60))
        return name.isEmpty ? "column \(place + 1), without a name" : name
    }

    private static func list(_ names: [String]) -> String {
        names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    }
}
#endif
