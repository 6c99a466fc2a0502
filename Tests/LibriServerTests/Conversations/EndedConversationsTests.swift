import Foundation
import Synchronization
import Testing

@testable import libriassist_server

@Suite struct EndedConversationsTests {
    @Test func remembersUntilTheTokenHasExpiredAndNotMoreThanItsCapacity() {
        let clock = Mutex(Date(timeIntervalSince1970: 0))
        let ended = EndedConversations(capacity: 3, now: { clock.withLock { $0 } })
        ended.end("a")
        ended.end("a")
        #expect(ended.contains("a") && !ended.contains("b"))
        clock.withLock { $0 += ConversationSealer.lifetime + 1 }
        for id in ["b", "c", "d", "e"] { ended.end(id) }
        #expect(["a", "b"].allSatisfy { !ended.contains($0) } && ["c", "d", "e"].allSatisfy(ended.contains))
    }
}
