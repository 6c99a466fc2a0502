/// Identifiers in the quotes of a database, so that a name from a schema file cannot become syntax.
package struct SQLNames: Sendable {
    private let open: String
    private let close: String

    /// - Parameter quote: What encloses a name; a space where a driver knows no quotes (ODBC, SQLGetInfo).
    package init(quote: String = "\"") {
        open = quote.contains { $0 != " " } ? quote : "\""
        close = open == "[" ? "]" : open
    }

    /// A column's name, whatever is in it.
    package func column(_ name: String) -> String { open + name.replacing(close, with: close + close) + close }

    /// A table's name; dots part it from its schema and its database, as in `dbo.Commandes`.
    package func table(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { column(String($0)) }.joined(separator: ".")
    }
}
