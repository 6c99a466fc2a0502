#if ODBC
import Dispatch
import Synchronization

/// A connection and the thread that its calls block. The caller waits until its own deadline, whatever the driver does.
final class ODBCWorker: Sendable {
    private let queue: DispatchQueue
    private let connect: @Sendable () throws(ODBCError) -> ODBCSession
    /// Never waited for: only the queue comes here, one call after the other.
    private let session = Mutex<ODBCSession?>(nil)

    init(number: Int, connect: @escaping @Sendable () throws(ODBCError) -> ODBCSession) {
        queue = DispatchQueue(label: "orders.odbc.\(number)")
        self.connect = connect
    }

    /// Runs work on the connection, which is made first where there is none.
    ///
    /// - Throws: ``ODBCError`` of the work or the connection; `HYT00` at the deadline. The thread may then still be in the
    ///   driver: ``isFree()`` tells.
    func perform<Value: Sendable>(
        within time: Duration, _ work: @escaping @Sendable (ODBCSession) throws(ODBCError) -> Value
    ) async throws(ODBCError) -> Value {
        let result: Result<Value, ODBCError> = await withCheckedContinuation { continuation in
            let answer = FirstAnswer(continuation)
            underWay.withLock { $0 += 1 }
            queue.async { [self] in
                // Who asked may be gone before this thread came to it.
                let result = answer.isGiven ? nil : attempt(work) { answer.isGiven }
                // Free before the caller goes on, who gives this worker back.
                underWay.withLock { $0 -= 1 }
                if let result { answer.give(result) }
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(time / .nanoseconds(1)))) {
                answer.give(.failure(ODBCError(state: "HYT00")))
            }
        }
        return try result.get()
    }

    /// Ends the connection, when its thread comes to it.
    func close() { queue.async { [self] in session.withLock { $0 = nil } } }

    /// Whether no call is under way.
    var isFree: Bool { underWay.withLock { $0 == 0 } }

    private let underWay = Mutex(0)

    private func attempt<Value: Sendable>(
        _ work: @Sendable (ODBCSession) throws(ODBCError) -> Value, unless isTooLate: () -> Bool
    ) -> Result<Value, ODBCError> {
        session.withLock { session in
            do throws(ODBCError) {
                if let known = session {
                    do throws(ODBCError) { return .success(try work(known)) } catch {
                        // A driver may tell of an ended connection in the vaguest of its words.
                        guard error.endsSession || error.isStaleStatement || error.isVague || known.isDead else {
                            throw error
                        }
                        session = nil
                        // The server has been restarted, or has ended a connection that was idle: once more on a new one,
                        // while somebody waits.
                        guard !isTooLate() else { throw error }
                    }
                }
                let new = try connect()
                session = new
                return .success(try work(new))
            } catch {
                if error.endsSession { session = nil }
                return .failure(error)
            }
        }
    }
}

/// Resumes a continuation with the first of several answers.
private final class FirstAnswer<Value: Sendable>: Sendable {
    private let continuation: Mutex<CheckedContinuation<Result<Value, ODBCError>, Never>?>

    init(_ continuation: CheckedContinuation<Result<Value, ODBCError>, Never>) {
        self.continuation = Mutex(continuation)
    }

    var isGiven: Bool { continuation.withLock { $0 == nil } }

    func give(_ value: Result<Value, ODBCError>) {
        let waiting = continuation.withLock { continuation in
            defer { continuation = nil }
            return continuation
        }
        waiting?.resume(returning: value)
    }
}
#endif
