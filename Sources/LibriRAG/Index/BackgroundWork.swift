import Dispatch

/// Long computations on threads of their own: the few threads of Swift's concurrency stay free for customers' requests.
enum BackgroundWork {
    /// Waits for a computation without holding a thread up.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: work()) }
        }
    }
}
