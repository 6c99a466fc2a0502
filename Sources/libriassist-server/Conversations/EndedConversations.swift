import Foundation
import Synchronization

/// The conversations that customers have ended: their tokens are not taken up any more on this server.
///
/// A conversation that is forgotten here has expired, or so many were ended since that the oldest made room.
final class EndedConversations: Sendable {
    private struct State {
        var endedAt: [String: Date] = [:]
        /// The ids in the order in which they were ended.
        var order: ArraySlice<String> = []
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let now: @Sendable () -> Date

    init(capacity: Int = 100_000, now: @escaping @Sendable () -> Date = { Date() }) {
        self.capacity = capacity
        self.now = now
    }

    /// Ends a conversation.
    func end(_ id: String) {
        let moment = now()
        state.withLock { state in
            guard state.endedAt.updateValue(moment, forKey: id) == nil else { return }
            state.order.append(id)
            while let oldest = state.order.first,
                state.order.count > capacity
                    || moment.timeIntervalSince(state.endedAt[oldest] ?? moment) > ConversationSealer.lifetime
            {
                state.endedAt[oldest] = nil
                state.order = state.order.dropFirst()
            }
        }
    }

    /// Whether a conversation was ended.
    func contains(_ id: String) -> Bool { state.withLock { $0.endedAt[id] != nil } }
}
