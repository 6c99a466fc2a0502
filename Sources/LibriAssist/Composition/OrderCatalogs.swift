#if SQLite && Configuration
extension LibriConfiguration {
    /// What the order database of a configuration tells of itself.
    ///
    /// - Throws: ``ConfigurationError`` or ``OrderStoreError``.
    public func orderCatalog() async throws -> DatabaseCatalog {
        switch orders.source {
        case .sqlite:
            guard let path = orders.sqlitePath else {
                throw ConfigurationError(
                    .missing, "No order database is named. Set orders.sqlite.path or LIBRI_ORDERS_SQLITE_PATH.")
            }
            return try SQLiteCatalogReader(path: path).catalog(ranking: SchemaInspector.isWorthSampling)
        case .odbc:
            #if ODBC
            var catalog = try await ODBCCatalogReader(try odbcSettings()).catalog(
                ranking: SchemaInspector.isWorthSampling)
            // Drivers do not tell the port; who wrote the connection string has.
            catalog.server.port = orders.odbc.connection.flatMap { Self.port(in: $0.text) }
            return catalog
            #else
            _ = try odbcSettings()
            throw OrderStoreError(.missing, "This program was built without ODBC.")
            #endif
        case .rest:
            throw ConfigurationError(
                .unsupported,
                "orders.source: an order API has no catalogue to inspect. Inspect the database behind it, or write the schema "
                    + "by the API's own description.")
        }
    }

    private static func port(in connection: String) -> Int? {
        for field in connection.split(separator: ";") {
            let parts = field.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let (key, value) = (parts[0].lowercased().filter { $0 != " " }, parts[1])
            if key == "port" { return Int(value) }
            // SQL Server's way to write it.
            if key == "server", let comma = value.lastIndex(of: ",") { return Int(value[value.index(after: comma)...]) }
        }
        return nil
    }
}
#endif
