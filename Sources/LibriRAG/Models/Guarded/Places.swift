import Synchronization

/// So many places, and a queue of bounded length and patience before them.
///
/// Work that was abandoned because it stalled gives its place back although it may still run. Of such work there is a bound as
/// well: beyond it there are no places until some of it has ended.
final class Places: Sendable {
    private struct State {
        var taken = 0
        var running = 0
        var lastID: UInt64 = 0
        var queue: [(id: UInt64, turn: AsyncStream<Void>.Continuation)] = []
    }

    private enum Entry {
        case taken
        case refused
        case queued(UInt64)
    }

    private let count: Int
    private let longestQueue: Int
    private let mostRunning: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - count: The places.
    ///   - longestQueue: The most who wait; whoever comes then is refused at once.
    init(count: Int, longestQueue: Int) {
        self.count = count
        self.longestQueue = longestQueue
        mostRunning = count * 8
    }

    /// Takes a place, which must be given back.
    ///
    /// - Parameter patience: How long it is waited for.
    /// - Returns: Whether there was one.
    func take(within patience: Duration) async -> Bool {
        let (turns, turn) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        switch enter(turn) {
        case .taken: return true
        case .refused: return false
        case .queued(let id):
            let alarm = Task {
                try? await Task.sleep(for: patience)
                turn.finish()
            }
            defer { alarm.cancel() }
            if await turns.first(where: { _ in true }) != nil { return true }
            return !leaves(id)
        }
    }

    /// Gives a place back.
    func giveBack() {
        let next = state.withLock { state -> AsyncStream<Void>.Continuation? in
            if state.running < mostRunning, !state.queue.isEmpty { return state.queue.removeFirst().turn }
            state.taken -= 1
            return nil
        }
        next?.yield()
    }

    /// Runs work that counts for as long as it runs, whoever waits for it.
    func running<Value, Failure: Error>(
        _ work: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        state.withLock { $0.running += 1 }
        defer { state.withLock { $0.running -= 1 } }
        return try await work()
    }

    private func enter(_ turn: AsyncStream<Void>.Continuation) -> Entry {
        state.withLock { state in
            guard state.running < mostRunning else { return .refused }
            if state.taken < count {
                state.taken += 1
                return .taken
            }
            guard state.queue.count < longestQueue else { return .refused }
            state.lastID += 1
            state.queue.append((state.lastID, turn))
            return .queued(state.lastID)
        }
    }

    /// - Returns: Whether there was no turn yet; else the place is taken although nobody waited to hear of it.
    private func leaves(_ id: UInt64) -> Bool {
        state.withLock { state in
            let count = state.queue.count
            state.queue.removeAll { $0.id == id }
            return state.queue.count < count
        }
    }
}
