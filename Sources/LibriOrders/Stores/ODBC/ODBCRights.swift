#if ODBC
/// What an account could change, as its server tells. A session that is told to be read-only could be told otherwise; a right that is
/// not there cannot be used.
struct ODBCRights {
    let dialect: SQLDialect
    /// The tables that are read; in MySQL's their databases may be others than the connection's.
    var tables: [String] = []

    /// What the account could change, in words; empty when it can only read, nothing when the server does not tell.
    func writing(in session: ODBCSession) throws(ODBCError) -> [String]? {
        switch dialect {
        case .postgreSQL: return try list(Self.postgreSQL, in: session)
        case .sqlServer: return try list(Self.sqlServer, in: session)
        case .mySQL:
            return Array(try mySQL(in: session).prefix(DatabaseCatalog.Server.mostRights))
        case .other: return nil
        }
    }

    /// The rights of the account, and of each role that it could take on.
    private func mySQL(in session: ODBCSession) throws(ODBCError) -> [String] {
        // What it may do to another database, such as the one for trials that anybody may write, is no matter here.
        let databases = Set(
            tables.compactMap { $0.contains(".") ? $0.split(separator: ".").first.map(String.init) : nil }
                + [session.product.database])
        var found: [String] = []
        var (roles, known): ([String], Set<String>) = ([], [])
        func look(through lines: [String]) {
            for line in lines {
                roles += MySQLGrant.roles(in: line).filter { known.insert($0).inserted }
                guard let grant = MySQLGrant(line), databases.contains(where: grant.covers) else { continue }
                if let writing = grant.writing, !found.contains(writing) { found.append(writing) }
            }
        }
        look(through: try words("SHOW GRANTS", in: session))
        while let role = roles.popLast(), known.count <= Self.mostRoles {
            if let lines = try grants(of: role, in: session) {
                look(through: lines)
            } else {
                found.append("whatever the role \(role) may, which it does not tell")
            }
        }
        return found
    }

    /// What a role may, asked for as MySQL lets a member ask, and by taking it on as MariaDB does.
    private func grants(of role: String, in session: ODBCSession) throws(ODBCError) -> [String]? {
        do throws(ODBCError) {
            return try words("SHOW GRANTS FOR CURRENT_USER() USING \(role)", in: session)
        } catch { if error.endsSession { throw error } }
        do throws(ODBCError) {
            let own = try words("SELECT CURRENT_ROLE()", in: session).first.map { SQLNames(quote: "`").column($0) }
            try session.run("SET ROLE \(role)")
            let lines = try words("SHOW GRANTS", in: session)
            try session.run("SET ROLE \(own ?? "NONE")")
            return lines
        } catch {
            if error.endsSession { throw error }
            return nil
        }
    }

    private func words(_ sql: String, in session: ODBCSession) throws(ODBCError) -> [String] {
        try session.rows(sql, binding: [], limit: 1_000, timeout: Self.seconds).compactMap { row in
            if case .text(let word)? = row.first { word } else { nil }
        }
    }

    private static let mostRoles = 50

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

    /// Rights of the account and of every role that it could take on, on tables and their columns (PostgreSQL, 9.26).
    private static let postgreSQL = """
        WITH roles AS (SELECT oid, rolsuper FROM pg_catalog.pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER'))
        SELECT DISTINCT 'being a superuser', '' FROM roles WHERE rolsuper
        UNION ALL
        SELECT p.privilege, n.nspname || '.' || c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(privilege)
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^(pg_|information_schema$)'
            AND EXISTS (SELECT 1 FROM roles r WHERE
                CASE WHEN p.privilege IN ('INSERT', 'UPDATE') THEN has_any_column_privilege(r.oid, c.oid, p.privilege)
                ELSE has_table_privilege(r.oid, c.oid, p.privilege) END)
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
