import LibriAssist
import NIOCore

/// Bounds the time that a whole answer may take.
struct Deadline: Sendable {
    let time: Duration
    let eventLoop: any EventLoop

    /// Works until the time is over; then, or when the client leaves, the work is cancelled.
    ///
    /// - Throws: ``Problem`` (503) when the time was over; what the work throws; `CancellationError` when the client left.
    func within<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
        let task = Task { try await work() }
        // A timer of the event loop costs less than a task that sleeps.
        let timer = eventLoop.scheduleTask(in: TimeAmount(time)) { task.cancel() }
        defer { timer.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        try Task.checkCancellation()
        // What was cancelled may have answered that it cannot be reached: it was the time.
        guard !task.isCancelled else {
            throw Problem(status: 503, title: "Took too long", detail: "The answer took too long. Try again.")
        }
        return try result.get()
    }
}
