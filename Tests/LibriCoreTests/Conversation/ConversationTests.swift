import Foundation
import LibriCore
import Testing

@Suite struct ConversationTests {
    private let start = Date(timeIntervalSince1970: 1_761_000_000)

    private func conversation() -> Conversation {
        var conversation = Conversation(startedAt: start)
        conversation.verified = VerifiedOrder(
            reference: .firstBlock("CL-401372"), name: StatedName(surname: "Rami"), verifiedAt: start, usedAt: start
        )
        return conversation
    }

    @Test(arguments: [(0.0, true), (899, true), (900, false), (-1, false)])
    func aVerifiedOrderIsForgottenWhenIdle(seconds: Double, isKept: Bool) {
        #expect((conversation().current(at: start + seconds).verified != nil) == isKept)
    }

    @Test(arguments: [(1_799.0, true), (1_800, false)])
    func aVerifiedOrderIsForgottenAfterHalfAnHour(seconds: Double, isKept: Bool) {
        var conversation = conversation()
        conversation.verified?.usedAt = start + seconds
        #expect((conversation.current(at: start + seconds).verified != nil) == isKept)
    }
}
