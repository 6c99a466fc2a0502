#if ODBC
import CODBC

/// What a driver or the driver manager reported, without its words: they may repeat the connection string or a value.
struct ODBCError: Error, Equatable, CustomStringConvertible {
    /// The SQLSTATE (ODBC, appendix A): five characters, of which the first two are the class.
    let state: String
    /// The database's own number for it.
    let native: Int

    init(state: String, native: Int = 0) {
        self.state = state
        self.native = native
    }

    /// The first report on a handle.
    init(on handle: SQLHANDLE, of type: Int32) {
        var state = [SQLCHAR](repeating: 0, count: 6)
        var words = [SQLCHAR](repeating: 0, count: 512)
        var native: SQLINTEGER = 0
        let result = SQLGetDiagRec(
            SQLSMALLINT(type), handle, 1, &state, &native, &words, SQLSMALLINT(words.count), nil)
        guard ODBCSession.succeeded(result) else {
            self.init(state: "HY000")
            return
        }
        let text = String(decoding: words.prefix { $0 != 0 }, as: UTF8.self)
        self.init(
            state: Self.refusal(in: text) ?? String(decoding: state.prefix { $0 != 0 }, as: UTF8.self),
            native: Int(native))
    }

    /// PostgreSQL's driver has one state for a server that is not there and for one that refuses, whatever the reason. The words are
    /// in the server's language; its severity is not.
    private static func refusal(in text: String) -> String? {
        if text.contains("authentication failed") { return "28000" }
        if text.contains("too many connections") || text.contains("remaining connection slots") { return "08004" }
        return text.contains("FATAL:") ? "08R00" : nil
    }

    /// There are no more sessions for this account, or none at all: MariaDB's numbers 1040, 1203 and 1226.
    var isLackOfSessions: Bool { [1040, 1203, 1226].contains(native) }

    /// No agreement on encryption, or a certificate that is not trusted: MariaDB's 2026.
    var isLackOfTrust: Bool { native == 2026 }

    /// It may be anything, an ended connection as well, but for MariaDB's numbers for a lock or a statement that took too long.
    var isVague: Bool { state == "HY000" && ![1205, 1213, 1969, 3024].contains(native) }

    /// Such a statement took too long.
    var isTooSlow: Bool { [1205, 1969, 3024].contains(native) }

    /// What a statement was prepared for is no more so: PostgreSQL's column has another type, or the statement is forgotten.
    var isStaleStatement: Bool { state == "0A000" || state == "26000" }

    var description: String { "SQLSTATE \(state), \(native)" }

    /// The connection is of no more use: class 08, PostgreSQL's class 57P, or one of MariaDB's numbers for a server that is not
    /// there (2002, 2003), is not trusted (2026) or has gone (2006, 2013, 1927).
    var endsSession: Bool {
        state.hasPrefix("08") || state.hasPrefix("57P") || [2002, 2003, 2026, 2006, 2013, 1927].contains(native)
            || state == "HYT01"
    }
}
#endif
