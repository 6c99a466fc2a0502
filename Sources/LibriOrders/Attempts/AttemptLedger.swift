/// Keeps the failures and locks of attempts.
protocol AttemptLedger: Sendable {
    associatedtype Records: AttemptRecords
    /// Works on the records as one transaction.
    func transaction<Result: Sendable>(_ work: (inout Records) throws -> Result) throws -> Result
    /// Works on the records in a transaction, perhaps together with others. Whoever waits for it holds no thread.
    func write(_ work: @escaping @Sendable (inout Records) throws -> Void) async throws
    /// Reads what counts for an attempt, as of one moment.
    func reading<Result: Sendable>(of failure: AttemptFailure, _ work: (Records) throws -> Result) throws -> Result
}
