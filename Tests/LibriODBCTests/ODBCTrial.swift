#if ODBC
@testable import LibriOrders

/// A bare session, for statements that a store would never send.
struct ODBCTrial {
    private let session: ODBCSession

    init(_ connectionString: String) throws {
        session = try ODBCSession(connectionString: connectionString, timeout: 5)
    }

    func run(_ sql: String) throws { try session.run(sql) }
}
#endif
