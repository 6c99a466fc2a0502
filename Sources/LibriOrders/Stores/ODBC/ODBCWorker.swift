#if ODBC
import Dispatch
import Synchronization

/// A connection and the thread that its calls block. The caller waits until its own deadline, whatever the driver does.
final class ODBCWorker: Sendable {
    private let queue: DispatchQueue
    private let connect: @Sendable () throws(ODBCError) -> ODBCSession
    private let session: Session = Session()

    /// Unchecked, as the compiler does not see that only `attempt` touches it, which runs on the serial queue alone.
    private final class Session: @unchecked Sendable {
        var current: ODBCSession?
    }

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
                defer { underWay.withLock { $0 -= 1 } }
                // Who asked may be gone before this thread came to it.
                guard !answer.isGiven else { return }
                answer.give(attempt(work))
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(time / .nanoseconds(1)))) {
                answer.give(.failure(ODBCError(state: "HYT00")))
            }
        }
        return try result.get()
    }

    /// Whether no call is under way.
    var isFree: Bool { underWay.withLock { $0 == 0 } }

    private let underWay = Mutex(0)

    private func attempt<Value>(
        _ work: (ODBCSession) throws(ODBCError) -> Value
    ) -> Result<Value, ODBCError> {
        do throws(ODBCError) {
            if let known = session.current {
                do throws(ODBCError) { return .success(try work(known)) } catch {
                    guard error.endsSession || known.isDead else { throw error }
                    // The server has been restarted, or has ended a connection that was idle: once more on a new one.
                    session.current = nil
                }
            }
            let new = try connect()
            session.current = new
            return .success(try work(new))
        } catch {
            if error.endsSession { session.current = nil }
            return .failure(error)
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
