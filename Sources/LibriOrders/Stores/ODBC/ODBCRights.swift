#if ODBC
/// What an account could change, as its server tells. A session that is told to be read-only could be told otherwise; a right that is
/// not there cannot be used.
struct ODBCRights {
    let dialect: SQLDialect

    /// What the account could change, in words; empty when it can only read, nothing when the server does not tell.
    func writing(in session: ODBCSession) throws(ODBCError) -> [String]? {
        switch dialect {
        case .postgreSQL: return try list(Self.postgreSQL, in: session)
        case .sqlServer: return try list(Self.sqlServer, in: session)
        case .mySQL:
            let grants = try session.rows("SHOW GRANTS", binding: [], limit: 1_000, timeout: Self.seconds)
            return Array(
                grants.compactMap { row in
                    guard case .text(let grant)? = row.first else { return nil }
                    // What it may do to another database, such as the one for trials that anybody may write, is no matter here.
                    return MySQLGrant(grant).flatMap { $0.covers(session.product.database) ? $0.writing : nil }
                }.prefix(DatabaseCatalog.Server.mostRights))
        case .other: return nil
        }
    }

    private func list(_ sql: String, in session: ODBCSession) throws(ODBCError) -> [String] {
        var found: [String] = []
        try session.forEachRow(sql, timeout: Self.seconds) { row in
            let words = row.compactMap { if case .text(let word) = $0, !word.isEmpty { word } else { nil } }
            found.append(words.joined(separator: " on "))
            return found.count < DatabaseCatalog.Server.mostRights
        }
        return found
    }

    private static let seconds = 5

    /// Rights of the account and of every role it is in, on tables and their columns (PostgreSQL, 9.26).
    private static let postgreSQL = """
        SELECT 'being a superuser', '' FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper
        UNION ALL
        SELECT p.privilege, n.nspname || '.' || c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(privilege)
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^(pg_|information_schema$)'
            AND CASE WHEN p.privilege IN ('INSERT', 'UPDATE') THEN has_any_column_privilege(c.oid, p.privilege)
                ELSE has_table_privilege(c.oid, p.privilege) END
        """

    /// Effective rights on the database and its tables (Transact-SQL, sys.fn_my_permissions and HAS_PERMS_BY_NAME).
    private static let sqlServer = """
        SELECT 'being a member of sysadmin', '' WHERE IS_SRVROLEMEMBER('sysadmin') = 1
        UNION ALL
        SELECT permission_name, 'the database' FROM fn_my_permissions(NULL, 'DATABASE')
        WHERE permission_name IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'CONTROL')
        UNION ALL
        SELECT p.name, s.name + '.' + o.name
        FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
            CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE')) p(name)
        WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
            AND HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', p.name) = 1
        """
}
#endif
