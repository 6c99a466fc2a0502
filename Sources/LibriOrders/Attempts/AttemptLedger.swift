/// Keeps the failures and locks of attempts.
protocol AttemptLedger: Sendable {
    associatedtype Records: AttemptRecords
    /// Works on the records as one transaction.
    func transaction<Result: Sendable>(_ work: (inout Records) throws -> Result) throws -> Result
    /// Reads what counts for an attempt, as of one moment.
    func reading<Result: Sendable>(of failure: AttemptFailure, _ work: (Records) throws -> Result) throws -> Result
}
