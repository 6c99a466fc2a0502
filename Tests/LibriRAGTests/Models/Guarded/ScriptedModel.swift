import LibriRAG
import Synchronization

/// A language model that writes as a test says.
final class ScriptedModel: LanguageModel {
    typealias Script = @Sendable (_ count: Int) -> AsyncThrowingStream<String, any Error>

    private let script: Script
    private let counter = Mutex(0)

    init(_ script: @escaping Script) { self.script = script }

    var calls: Int { counter.withLock { $0 } }

    func generate(_ prompt: Prompt) -> AsyncThrowingStream<String, any Error> {
        let count = counter.withLock { count in
            count += 1
            return count
        }
        return script(count)
    }
}

extension AsyncThrowingStream where Element == String, Failure == any Error {
    /// A text, and an error at its end if one is given.
    static func text(_ pieces: String..., failure: ModelError? = nil) -> Self {
        AsyncThrowingStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish(throwing: failure)
        }
    }

    /// A text that goes no further; the signal is set when nobody reads any longer.
    static func stalling(after pieces: String..., left: Signal = Signal()) -> Self {
        AsyncThrowingStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.onTermination = { _ in left.set() }
        }
    }
}

/// Keeps whoever waits until it is opened, however often it is cancelled.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// A clock that stands still.
final class ManualClock: Sendable {
    private let offset = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    var now: ContinuousClock.Instant { start + offset.withLock { $0 } }

    func advance(by time: Duration) { offset.withLock { $0 += time } }
}
