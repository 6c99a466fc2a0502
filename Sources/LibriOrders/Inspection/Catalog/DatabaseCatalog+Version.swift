extension DatabaseCatalog.Server {
    /// The version as people write it: drivers fill its parts with zeros, `10.11.000019` for 10.11.19.
    var shownVersion: String {
        // What follows the figures, such as `-MariaDB`, stays as it is.
        let figures = version.prefix { $0 == "." || ("0"..."9").contains($0) }
        let parts = figures.split(separator: ".", omittingEmptySubsequences: false).map { part in
            let rest = part.drop { $0 == "0" }
            return rest.isEmpty ? String(part.suffix(1)) : String(rest)
        }
        return parts.joined(separator: ".") + version.dropFirst(figures.count)
    }
}
