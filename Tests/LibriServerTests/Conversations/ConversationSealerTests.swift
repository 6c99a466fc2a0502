import Crypto
import Foundation
import LibriAssist
import Testing

@testable import libriassist_server

@Suite struct ConversationSealerTests {
    private let start = Date(timeIntervalSince1970: 1_761_000_000)

    private func sealer(_ byte: UInt8 = 0, after seconds: Double = 0) throws -> ConversationSealer {
        let secret = Data((0..<32).map { $0 &+ byte }).base64EncodedString()
        let moment = start + seconds
        return ConversationSealer(secrets: try ServerSecret.all(in: ["LIBRI_SECRET": secret]), now: { moment })
    }

    private func conversation() throws -> Conversation {
        var conversation = Conversation(startedAt: start)
        conversation.turns = 3
        conversation.verified = VerifiedOrder(
            reference: try OrderReference("CL-401372-487531"), name: StatedName(surname: "Rami"), verifiedAt: start,
            usedAt: start
        )
        return conversation
    }

    @Test func opensWhatItSealed() throws {
        let conversation = try conversation()
        #expect(try sealer().open(try sealer().seal(conversation)) == conversation)
    }

    @Test func aTokenTellsNothing() throws {
        let token = try sealer().seal(try conversation())
        #expect(token.utf8.count <= 6 * 1_024)
        #expect(token.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) })
        #expect(try sealer().seal(try conversation()) != token, "two seals of one conversation differ")
    }

    @Test func opensNothingElse() throws {
        let token = try sealer().seal(try conversation())
        #expect(try sealer(1).open(token) == nil, "another server's secret")
        #expect(try sealer().open(token + "A") == nil)
        #expect(try sealer().open(String(token.dropLast(2))) == nil)
        #expect(try sealer().open("v1." + token.dropFirst(3)) == nil)
        #expect(try sealer().open("") == nil)
        #expect(try sealer().open(String(repeating: "v1.", count: 4_000)) == nil)
        for position in stride(from: 4, to: token.count, by: 7) {
            var characters = Array(token)
            characters[position] = characters[position] == "A" ? "B" : "A"
            #expect(try sealer().open(String(characters)) == nil, "changed at \(position)")
        }
    }

    @Test(arguments: [(7_199.0, true), (7_200, false), (-30, true), (-120, false)])
    func aConversationEndsAfterTwoHours(seconds: Double, isOpen: Bool) throws {
        let token = try sealer().seal(try conversation())
        #expect((try sealer(after: seconds).open(token) != nil) == isOpen)
    }

    @Test func anEarlierSecretOpensButDoesNotSeal() throws {
        let (old, new) = try (secret(0), secret(7))
        let rotated = ConversationSealer(secrets: [new, old], now: { start })
        let original = try conversation()
        let token = try sealer().seal(original)
        #expect(rotated.open(token) == original)
        let resealed = try rotated.seal(try conversation())
        #expect(try sealer().open(resealed) == nil)
        #expect(ConversationSealer(secrets: [new], now: { start }).open(resealed) != nil)
        // The name of another key does not open a box: it is authenticated.
        let pieces = token.split(separator: ".").map(String.init)
        let other = resealed.split(separator: ".").map(String.init)
        #expect(rotated.open([pieces[0], other[1], pieces[2]].joined(separator: ".")) == nil)
    }

    private func secret(_ byte: UInt8) throws -> ServerSecret {
        try ServerSecret.all(in: ["LIBRI_SECRET": Data((0..<32).map { $0 &+ byte }).base64EncodedString()])[0]
    }

    @Test func aConversationThatIsTooLongIsNotSealed() throws {
        var conversation = try conversation()
        conversation.pending = OrderSlots(name: StatedName(surname: String(repeating: "é", count: 4_000)))
        #expect(throws: ConversationTooLong.self) { try sealer().seal(conversation) }
    }
}
