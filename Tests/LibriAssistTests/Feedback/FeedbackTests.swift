import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct FeedbackTests {
    private let scrubber: CommentScrubber
    private let id = "7C0D9A54-3F0E-4F43-9D55-0C1B1F6F2A11"

    init() async throws { scrubber = try await DemoState.services().commentScrubber }

    private func kept(_ comment: String) throws -> String? {
        try Feedback(replyID: id, isHelpful: false, comment: comment, scrubber: scrubber).comment
    }

    @Test(arguments: [
        "Je m'appelle Mina Zorglub et la réponse est fausse", "Ma commande est CL-401372-487531, Zorglub",
        "Réponse fausse, écrivez-moi à zorglub.mina@exemple.fr ou au 06 12 39 98 87",
        "Faux ! M. Zorglub, 12 rue du Canari, 31999 Toulouse",
        "The answer is wrong. My name is Mina Zorglub, +33612399887",
        "Order CL 401372 487531\nis not late\u{202E}", "Zor\u{200B}glub CL-401372",
    ])
    func keepsNothingPersonal(comment: String) throws {
        let kept = (try kept(comment) ?? "").lowercased()
        for canary in [
            "zorglub", "mina", "401372", "487531", "exemple", "06 12", "061239", "canari", "31999", "\n", "\u{202E}",
        ] {
            #expect(!kept.contains(canary), "\(canary) in: \(kept)")
        }
    }

    @Test func keepsWhatTheShopLearnsFrom() throws {
        #expect(try kept("Le prix de la reliure n'est pas\nindiqué.") == "Le prix de la reliure n'est pas indiqué.")
        #expect(try kept("Pas clair pour 250 pages") == "Pas clair pour 250 pages")
    }

    @Test(arguments: ["", "   ", "!!!", "06 12 39 98 87"])
    func whatSaysNothingIsNotKept(comment: String) throws { #expect(try kept(comment) == nil) }

    @Test func isBoundedInScalars() throws {
        let zalgo = "papier " + String(repeating: "e" + String(repeating: "\u{301}", count: 400), count: 3)
        #expect(throws: FeedbackError.self) { try kept(zalgo) }
        #expect(throws: FeedbackError.self) { try kept(String(repeating: "a ", count: 501)) }
        let unknown = String(repeating: "zq ", count: 333)
        #expect(try kept(unknown)?.unicodeScalars.count ?? 0 <= 1_000)
    }

    @Test(arguments: [
        "", "none", "7C0D9A54-3F0E-4F43-9D55-0C1B1F6F2A1", "{7C0D9A54-3F0E-4F43-9D55-0C1B1F6F2A1}",
        "7C0D9A543F0E4F439D550C1B1F6F2A11",
    ])
    func refusesWhatIsNoIdentifier(id: String) {
        #expect(throws: FeedbackError.self) { try Feedback(replyID: id, isHelpful: true, scrubber: scrubber) }
    }

    @Test func readsAnIdentifierInEitherCase() throws {
        #expect(try Feedback(replyID: id, isHelpful: true, scrubber: scrubber).replyID == id.lowercased())
    }
}
