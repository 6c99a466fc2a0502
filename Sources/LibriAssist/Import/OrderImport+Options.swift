#if SQLite && Documents
extension OrderImport {
    /// What parts the values of a row.
    public enum Delimiter: String, Sendable, CaseIterable {
        /// The one by which the header has the most columns of the schema; a first line `sep=;` names it.
        case auto
        /// `,`
        case comma
        /// `;`
        case semicolon
        /// A tabulator.
        case tab
    }

    /// How letters with accents are written.
    public enum Encoding: String, Sendable, CaseIterable {
        /// UTF-8 where the whole file is, else Windows-1252.
        case auto
        /// UTF-8, with or without a byte order mark.
        case utf8 = "utf-8"
        /// Windows-1252, as spreadsheets of western Europe write it.
        case windows1252 = "windows-1252"
    }
}

extension OrderImport.Delimiter {
    /// The byte; nothing where it is found out.
    var byte: UInt8? {
        switch self {
        case .auto: nil
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }

    /// The bytes that are tried.
    static let bytes = allCases.compactMap(\.byte)
}

extension OrderImport.Encoding {
    /// The name for people.
    var name: String { self == .windows1252 ? "Windows-1252" : "UTF-8" }
}
#endif
