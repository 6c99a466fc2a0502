/// Work that is waited for only so long.
enum Abandonment {
    /// How a wait ended.
    enum Outcome<Value: Sendable>: Sendable {
        /// The work has ended.
        case ended(Result<Value, ModelError>)
        /// The time is over.
        case late
        /// Whoever waited was cancelled.
        case left
    }

    /// Waits for work, and leaves it alone when the time is over: it is cancelled, and not waited for should it not care.
    ///
    /// - Parameters:
    ///   - patience: How long it is waited for.
    ///   - work: The work, in a task of its own.
    static func outcome<Value: Sendable>(
        within patience: Duration, of work: @escaping @Sendable () async throws(ModelError) -> Value
    ) async -> Outcome<Value> {
        let (outcomes, report) = AsyncStream.makeStream(of: Outcome<Value>.self, bufferingPolicy: .bufferingOldest(1))
        let task = Task {
            do throws(ModelError) { report.yield(.ended(.success(try await work()))) } catch {
                report.yield(.ended(.failure(error)))
            }
        }
        let alarm = Task {
            guard (try? await Task.sleep(for: patience)) != nil else { return }
            report.yield(.late)
        }
        defer {
            task.cancel()
            alarm.cancel()
        }
        return await outcomes.first { _ in true } ?? .left
    }
}
