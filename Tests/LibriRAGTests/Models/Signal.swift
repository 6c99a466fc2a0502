import Synchronization

/// Something that happens once and can be waited for.
final class Signal: Sendable {
    private let events: AsyncStream<Void>
    private let event: AsyncStream<Void>.Continuation

    init() { (events, event) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1)) }

    func set() { event.yield() }

    /// Waits; one test does, once.
    func wait() async { _ = await events.first { _ in true } }
}

/// Counts.
final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock { $0 } }

    func add() { state.withLock { $0 += 1 } }
}

/// Keeps what it is told.
final class Record<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])

    var all: [Element] { state.withLock { $0 } }

    func add(_ element: Element) { state.withLock { $0.append(element) } }
}
