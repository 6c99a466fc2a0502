#if ODBC
import CODBC

/// One connection through a driver. Its calls block, and it is used by one thread at a time.
final class ODBCSession {
    /// What a driver tells of the database behind it.
    struct Product: Sendable, Equatable {
        /// As in `PostgreSQL`.
        let name: String
        /// As in `15.0.8`.
        let version: String
        /// What encloses a name in SQL.
        let quote: String
        /// Where it runs, the database and the account, as the driver has them.
        let server: String
        let database: String
        let account: String
    }

    let product: Product
    private let environment: SQLHANDLE
    private let connection: SQLHANDLE
    private var prepared: [String: ODBCStatement] = [:]

    /// Connects.
    ///
    /// - Parameters:
    ///   - connectionString: As the driver wants it, with the password.
    ///   - timeout: Seconds for the connection and for each query, as far as the driver heeds them.
    init(connectionString: String, timeout: Int) throws(ODBCError) {
        environment = try Self.handle(SQL_HANDLE_ENV, in: libri_null_handle(), of: SQL_HANDLE_ENV)
        SQLSetEnvAttr(environment, SQLINTEGER(SQL_ATTR_ODBC_VERSION), libri_odbc_version(), 0)
        let connection: SQLHANDLE
        do throws(ODBCError) { connection = try Self.handle(SQL_HANDLE_DBC, in: environment, of: SQL_HANDLE_ENV) } catch
        {
            SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_ENV), environment)
            throw error
        }
        self.connection = connection
        for attribute in [SQL_ATTR_LOGIN_TIMEOUT, SQL_ATTR_CONNECTION_TIMEOUT] {
            SQLSetConnectAttr(connection, SQLINTEGER(attribute), libri_number(SQLULEN(timeout)), 0)
        }
        SQLSetConnectAttr(connection, SQLINTEGER(SQL_ATTR_ACCESS_MODE), libri_number(SQLULEN(SQL_MODE_READ_ONLY)), 0)
        // With an end: not every driver heeds the length. As UTF-16, for a password with accents: bytes are taken for the locale's.
        var text = Array(connectionString.utf16) + [0]
        defer { for index in text.indices { text[index] = 0 } }
        let result = SQLDriverConnectW(
            connection, nil, &text, SQLSMALLINT(clamping: text.count - 1), nil, 0, nil,
            SQLUSMALLINT(SQL_DRIVER_NOPROMPT))
        guard Self.succeeded(result) else {
            let error = ODBCError(on: connection, of: SQL_HANDLE_DBC)
            SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_DBC), connection)
            SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_ENV), environment)
            throw error
        }
        product = Product(
            name: Self.info(SQL_DBMS_NAME, of: connection), version: Self.info(SQL_DBMS_VER, of: connection),
            quote: Self.info(SQL_IDENTIFIER_QUOTE_CHAR, of: connection),
            server: Self.info(SQL_SERVER_NAME, of: connection), database: Self.info(SQL_DATABASE_NAME, of: connection),
            account: Self.info(SQL_USER_NAME, of: connection))
    }

    deinit {
        prepared = [:]
        SQLDisconnect(connection)
        SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_DBC), connection)
        SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_ENV), environment)
    }

    /// Whether the driver has noticed that the server is gone.
    var isDead: Bool {
        var dead = SQLUINTEGER(SQL_CD_FALSE)
        let result = SQLGetConnectAttr(connection, SQLINTEGER(SQL_ATTR_CONNECTION_DEAD), &dead, 0, nil)
        return Self.succeeded(result) && dead == SQLUINTEGER(SQL_CD_TRUE)
    }

    /// Runs a statement whose result does not matter.
    func run(_ sql: String) throws(ODBCError) {
        _ = try ODBCStatement(sql, on: connection).rows(binding: [], limit: 0)
    }

    /// Runs a query, prepared the first time.
    ///
    /// - Parameters:
    ///   - sql: The query, with `?` for each value.
    ///   - values: The values.
    ///   - limit: The most rows to fetch.
    ///   - timeout: Seconds after which the driver gives up, as far as it heeds that.
    func rows(_ sql: String, binding values: [String], limit: Int, timeout: Int) throws(ODBCError) -> [[StoredValue]] {
        let statement: ODBCStatement
        if let known = prepared.removeValue(forKey: sql) {
            statement = known
        } else {
            statement = try ODBCStatement(sql, on: connection)
        }
        statement.limit(seconds: timeout)
        let rows = try statement.rows(binding: values, limit: limit)
        // Kept once it has worked: after an error, such as that of a column renamed meanwhile, it is prepared anew.
        prepared[sql] = statement
        return rows
    }

    /// Runs a query once and hands over row after row until the answer is no.
    func forEachRow(_ sql: String, timeout: Int, _ take: ([StoredValue]) -> Bool) throws(ODBCError) {
        let statement = try ODBCStatement(sql, on: connection)
        statement.limit(seconds: timeout)
        try statement.forEach(binding: [], take)
    }

    /// Calls a function of the catalogue.
    func catalog(limit: Int = 100_000, _ ask: (SQLHANDLE) -> SQLRETURN) throws(ODBCError) -> [[StoredValue]] {
        try ODBCStatement(on: connection).rows(asking: ask, limit: limit)
    }

    private static func handle(_ type: Int32, in parent: SQLHANDLE?, of parentType: Int32) throws(ODBCError)
        -> SQLHANDLE
    {
        var handle: SQLHANDLE?
        guard succeeded(SQLAllocHandle(SQLSMALLINT(type), parent, &handle)), let handle else {
            throw parent.map { ODBCError(on: $0, of: parentType) } ?? ODBCError(state: "HY001")
        }
        return handle
    }

    private static func info(_ type: Int32, of connection: SQLHANDLE) -> String {
        var text = [SQLWCHAR](repeating: 0, count: 256)
        var length: SQLSMALLINT = 0
        let size = SQLSMALLINT(text.count * MemoryLayout<SQLWCHAR>.size)
        guard succeeded(SQLGetInfoW(connection, SQLUSMALLINT(type), &text, size, &length)) else { return "" }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF16.self)
    }

    static func succeeded(_ result: SQLRETURN) -> Bool {
        result == SQLRETURN(SQL_SUCCESS) || result == SQLRETURN(SQL_SUCCESS_WITH_INFO)
    }
}
#endif
