import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// The JSON that other programs rely on, character for character (`Tests/Golden/wire`).
///
/// `LIBRI_WRITE_GOLDEN=1 swift test --filter WireTests` writes the files anew; a change of them wants a reason.
@Suite struct WireTests {
    private func expect(_ value: some Encodable, isGolden name: String) throws {
        let file = ProjectFolder.url.appendingPathComponent("Tests/Golden/wire/\(name).json")
        let actual = String(decoding: try WireJSON.encodePretty(value), as: UTF8.self) + "\n"
        if ProcessInfo.processInfo.environment["LIBRI_WRITE_GOLDEN"] != nil {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(
            actual == (try? String(contentsOf: file, encoding: .utf8)), "compare with Tests/Golden/wire/\(name).json")
    }

    private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

    private func detail(_ name: String, _ value: OrderDetail.Value) -> OrderDetail {
        OrderDetail(name: name, label: .init(french: "\(name) (fr)", english: "\(name) (en)"), value: value)
    }

    private func card() throws -> OrderCard {
        let order = MaskedOrder(
            number: try OrderNumber("CL-401372-487531"), customer: "M. RAMI", product: "DCC", quantity: 5,
            orderedOn: try day("2025-10-20"), shipsBy: try day("2025-10-28"), status: .inProduction,
            price: Money(cents: 4_850),
            parcel: Parcel(carrier: "Colissimo", trackingNumber: "6A1", url: "https://carrier.example/6A1"),
            history: [StatusChange(on: try day("2025-10-20"), status: .received)],
            details: [
                detail("binding", .choice("DCC", words: .init(french: "dos carré collé", english: "perfect bound"))),
                detail("pages", .integer(120)), detail("weight", .decimal("1.25")),
                detail("proof", .day(try day("2025-10-28"))), detail("gift", .flag(true)),
                detail("paper", .text("ivoire")),
            ]
        )
        return OrderCard(
            order: order, language: .french, statusText: "En production", explanation: "E.", historyTexts: ["Reçue"],
            detailTexts: ["dos carré collé", "120", "1,25", "28/10/2025", "oui", "ivoire"], text: "Carte")
    }

    @Test func theStatusOfAStore() throws {
        let sources = [
            KnowledgeSource(path: "/docs/a.md", hash: "", documents: ["a.md"], warnings: ["W."]),
            KnowledgeSource(path: "/docs/b.md", hash: "", documents: [], problem: "M."),
        ]
        var report = KnowledgeStatusReport(
            KnowledgeContent(collection: AnalysedCollection(), sources: sources), store: "/nowhere/knowledge.sqlite")
        report.madeAt = Date(timeIntervalSince1970: 0)
        report.languages = ["fr": .init(documents: 1, passages: 2)]
        report.changes = KnowledgeChanges(added: ["/docs/c.md"])
        let topic = UnansweredTopic(question: "Q ?", language: .french, count: 2, lastDay: try day("2026-03-01"))
        report.unanswered = .init(inLast30Days: 2, top: [topic])
        try expect(report, isGolden: "status")
    }

    @Test func aReplyWithEveryKindOfPart() throws {
        let citation = Citation(title: "T", url: "https://shop.example/a", document: "fr/a.md", excerpt: "X")
        let reply = Reply(
            id: "r1", language: .french, intents: [.general, .order], text: "Tout", notice: "Machine.",
            parts: [
                .answer(AnswerPart(text: "X", made: .quoted, confidence: 0.83333, citations: [citation])),
                .order(try card()),
                .orderForm(OrderFormPart(text: "F", needs: [.orderNumber, .surname])),
                .orderForm(OrderFormPart(text: "F", needs: [.surname], reference: .firstBlock("CL-401372"))),
                .message(MessagePart(text: "M", topic: .notVerified)),
                .handoff(HandoffPart(text: "H", contact: Contact(email: "a@b.example", phone: "05"))),
            ],
            conversation: Conversation(id: "c", startedAt: Date(timeIntervalSince1970: 0))
        )
        try expect(ChatReply(reply, conversation: "token"), isGolden: "reply")
    }

    @Test func anOrder() throws { try expect(OrderResponse(try card()), isGolden: "order") }

    @Test func anOrderOfWhichLittleIsKnown() throws {
        let bare = MaskedOrder(number: try OrderNumber("CL-401372-487531"), customer: "")
        let card = OrderCard(order: bare, language: .english, statusText: "S", explanation: "E", text: "T")
        try expect(OrderResponse(card), isGolden: "order-bare")
    }

    @Test func aTrackReport() throws {
        try expect([TrackReport.found(OrderResponse(try card())), .notFound], isGolden: "track")
    }

    @Test func anUnderstanding() throws {
        let full = Understanding(
            language: .french, intents: [.order], confidence: [.order: 0.97123],
            orderReferences: [.firstBlock("CL-401372")],
            name: StatedName(full: "Mina Rami", surname: "Rami")
        )
        try expect(
            [UnderstandingReport(full, id: "1"), UnderstandingReport(Understanding(language: .english))],
            isGolden: "understanding"
        )
    }

    @Test func aSearch() throws {
        let passage = Passage(document: "fr/a.md", ordinal: 0, title: "T", language: .french, text: "Texte")
        try expect(
            SearchReport(Retrieval(hits: [.init(passage: passage, score: 1.23456)], answerable: 0.5), id: "1"),
            isGolden: "search")
    }

    @Test func aProblem() throws {
        try expect(Problem(status: 404, title: "Not verified", detail: "D"), isGolden: "problem")
    }

    @Test(arguments: [
        (#"{"message":"Bonjour"}"#, true),
        (#"{"orderForm":{"orderNumber":"CL-401372","surname":"Rami"},"messageId":"m"}"#, true),
        (#"{"message":"a","orderForm":{"orderNumber":"CL","surname":"x"}}"#, false), ("{}", false),
        (#"{"message":""}"#, false),
    ])
    func aRequestHoldsOneOfTwoThings(json: String, isGood: Bool) throws {
        let request = try JSONDecoder().decode(ChatRequest.self, from: Data(json.utf8))
        #expect(((try? request.content(client: .local)) != nil) == isGood)
    }
}
