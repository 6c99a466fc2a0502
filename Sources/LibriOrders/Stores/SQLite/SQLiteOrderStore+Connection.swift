#if SQLite
package import GRDB

extension SQLiteOrderStore {
    /// Opens a database so that no connection can write it.
    ///
    /// The files are opened with SQLite's read-only flag. `query_only` refuses changes before they reach a file,
    /// those of temporary tables too, and `trusted_schema` keeps views and triggers of the database from calling what
    /// has effects outside it. Neither the file nor its folder needs to be writable, unless the database uses a
    /// write-ahead log.
    package static func open(_ path: String) throws -> any DatabaseReader {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.maximumReaderCount = 8
        configuration.label = "orders"
        configuration.prepareDatabase { db in
            // Set here as a pool gives its readers ten seconds, whatever its configuration says; who looks up waits for a
            // writer without holding a thread. Pages are not mapped
            // into memory: it gains nothing here beyond 2 GB, and a file cut short by a copy would end the process.
            try db.execute(
                sql: """
                    PRAGMA query_only = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA busy_timeout = 0;
                    """
            )
        }
        return try DatabasePool(path: path, configuration: configuration)
    }
}
#endif
