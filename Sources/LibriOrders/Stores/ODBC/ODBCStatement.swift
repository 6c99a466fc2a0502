#if ODBC
import CODBC

/// A prepared statement.
final class ODBCStatement {
    private let handle: SQLHANDLE

    /// Prepares a statement on a connection.
    convenience init(_ sql: String, on connection: SQLHANDLE) throws(ODBCError) {
        try self.init(on: connection)
        // As UTF-16: drivers take the bytes of SQLPrepare for text of the locale, and tables may have accents.
        var text = Array(sql.utf16)
        try check(SQLPrepareW(handle, &text, SQLINTEGER(text.count)))
    }

    /// A statement without SQL, for the functions that ask for the catalogue.
    init(on connection: SQLHANDLE) throws(ODBCError) {
        var handle: SQLHANDLE?
        guard ODBCSession.succeeded(SQLAllocHandle(SQLSMALLINT(SQL_HANDLE_STMT), connection, &handle)), let handle
        else {
            throw ODBCError(on: connection, of: SQL_HANDLE_DBC)
        }
        self.handle = handle
    }

    deinit { SQLFreeHandle(SQLSMALLINT(SQL_HANDLE_STMT), handle) }

    /// Calls a function of the catalogue and fetches what it gives.
    func rows(asking ask: (SQLHANDLE) -> SQLRETURN, limit: Int) throws(ODBCError) -> [[StoredValue]] {
        try check(ask(handle))
        defer { SQLFreeStmt(handle, SQLUSMALLINT(SQL_CLOSE)) }
        var rows: [[StoredValue]] = []
        try fetch { row in
            rows.append(row)
            return rows.count < limit
        }
        return rows
    }

    func limit(seconds: Int) {
        SQLSetStmtAttr(handle, SQLINTEGER(SQL_ATTR_QUERY_TIMEOUT), libri_number(SQLULEN(seconds)), 0)
    }

    /// Executes the statement and fetches at most so many rows.
    func rows(binding values: [String], limit: Int) throws(ODBCError) -> [[StoredValue]] {
        var rows: [[StoredValue]] = []
        try forEach(binding: values) { row in
            guard rows.count < limit else { return false }
            rows.append(row)
            return rows.count < limit
        }
        return rows
    }

    /// Executes the statement and hands over row after row until the answer is no.
    func forEach(binding values: [String], _ take: ([StoredValue]) -> Bool) throws(ODBCError) {
        // Order numbers and counts are ASCII. Bound as VARCHAR and not as NVARCHAR, for which SQL Server would convert the
        // column of every row and leave its index aside.
        let buffers = values.map { UnsafeMutableBufferPointer<SQLCHAR>.copy(of: $0) }
        var lengths = buffers.map { SQLLEN($0.count) }
        defer { for buffer in buffers { buffer.deallocate() } }
        try lengths.withUnsafeMutableBufferPointer { lengths throws(ODBCError) in
            for (place, buffer) in buffers.enumerated() {
                try check(
                    SQLBindParameter(
                        handle, SQLUSMALLINT(place + 1), SQLSMALLINT(SQL_PARAM_INPUT), SQLSMALLINT(SQL_C_CHAR),
                        SQLSMALLINT(SQL_VARCHAR), SQLULEN(max(1, buffer.count)), 0, buffer.baseAddress,
                        SQLLEN(buffer.count),
                        lengths.baseAddress.map { $0 + place }))
            }
            defer {
                SQLFreeStmt(handle, SQLUSMALLINT(SQL_CLOSE))
                SQLFreeStmt(handle, SQLUSMALLINT(SQL_RESET_PARAMS))
            }
            let result = SQLExecute(handle)
            if result != SQLRETURN(SQL_NO_DATA) { try check(result) }
            try fetch(take)
        }
    }

    private func fetch(_ take: ([StoredValue]) -> Bool) throws(ODBCError) {
        var columns: SQLSMALLINT = 0
        try check(SQLNumResultCols(handle, &columns))
        guard columns > 0 else { return }
        while true {
            let result = SQLFetch(handle)
            if result == SQLRETURN(SQL_NO_DATA) { return }
            try check(result)
            var row: [StoredValue] = []
            for column in 1...SQLUSMALLINT(columns) { row.append(try value(in: column)) }
            guard take(row) else { return }
        }
    }

    /// A value as UTF-16 text, to which drivers convert numbers and days, and the text of any character set.
    private func value(in column: SQLUSMALLINT) throws(ODBCError) -> StoredValue {
        var units: [SQLWCHAR] = []
        var piece = [SQLWCHAR](repeating: 0, count: Self.pieceLength)
        while true {
            var length: SQLLEN = 0
            let result = SQLGetData(
                handle, column, SQLSMALLINT(SQL_C_WCHAR), &piece, SQLLEN(piece.count * MemoryLayout<SQLWCHAR>.size),
                &length)
            if result == SQLRETURN(SQL_NO_DATA) { break }
            try check(result)
            if length == SQLLEN(SQL_NULL_DATA) { return .null }
            units += piece.prefix { $0 != 0 }
            // More would be cut off anyway; the rest is left in the driver.
            if result == SQLRETURN(SQL_SUCCESS) || units.count >= Self.longestText { break }
        }
        return .text(String(decoding: units, as: UTF16.self))
    }

    private func check(_ result: SQLRETURN) throws(ODBCError) {
        guard ODBCSession.succeeded(result) else { throw ODBCError(on: handle, of: SQL_HANDLE_STMT) }
    }

    private static let pieceLength = 512
    private static let longestText = 4_096
}

extension UnsafeMutableBufferPointer<SQLCHAR> {
    /// A copy that the caller frees, never empty: drivers want an address.
    fileprivate static func copy(of text: String) -> Self {
        let bytes = Array(text.utf8)
        let buffer = allocate(capacity: Swift.max(1, bytes.count))
        _ = buffer.initialize(from: bytes.isEmpty ? [0] : bytes)
        return Self(rebasing: buffer[..<bytes.count])
    }
}
#endif
