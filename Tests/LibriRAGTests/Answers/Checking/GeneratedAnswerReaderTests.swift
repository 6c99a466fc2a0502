import Testing

@testable import LibriRAG

@Suite struct GeneratedAnswerReaderTests {
    let fixture: CheckerFixture

    init() throws { fixture = try CheckerFixture() }

    private func run(_ output: String, _ passages: [String] = ["f02", "f10"]) -> GeneratedAnswerRun {
        let reader = GeneratedAnswerReader(
            checker: fixture.checker, passages: passages.compactMap { fixture.passages[$0] }, question: "",
            language: .french)
        return GeneratedAnswerRun(output, reader)
    }

    @Test func sumsUpWhatWasShown() {
        let run = run(
            "Oui. Vous pouvez payer par virement [2]. Le port coûte 9 € [1]. La livraison à domicile coûte 7,20 € [1].")
        #expect(run.shown == ["Vous pouvez payer par virement.", "La livraison à domicile coûte 7,20 €."])
        #expect(run.draft.withheld.map(\.reason) == [.figure])
        #expect(run.draft.citations == [2, 1])
        #expect(run.draft.text == "Vous pouvez payer par virement. La livraison à domicile coûte 7,20 €.")
        #expect(!run.draft.isCutShort && !run.draft.saysNoAnswer)
    }

    @Test func stopsAfterTwoWithheldInARow() {
        let run = run("Le port coûte 9 € [1]. Le port coûte 8 € [1]. Vous pouvez payer par virement [2].")
        #expect(run.draft.withheld.map(\.reason) == [.figure, .figure])
        #expect(run.shown.isEmpty && run.draft.isCutShort)
    }

    @Test func stopsAtTheEighthSentence() {
        let sentence = "Vous pouvez payer par virement [2]. "
        let other = "La livraison à domicile coûte 7,20 € [1]. "
        let run = run((sentence + sentence + other + other) + String(repeating: sentence, count: 9))
        // What was said before is withheld.
        #expect(Set(run.draft.withheld.map(\.reason)) == [.repeated])
        #expect(run.draft.isCutShort)
        #expect(run.shown.count == 2)
    }

    @Test func hearsThatNothingAnswers() {
        let run = run("NO_ANSWER")
        #expect(run.draft.saysNoAnswer && run.draft.isEmpty && run.events.isEmpty)
    }

    @Test func keepsLinesOfListsApart() {
        let run = run("- carte bancaire ou virement [2]\n- à domicile : 7,20 € [1]\nLe chèque n’est pas accepté [2].")
        #expect(run.draft.text == "- carte bancaire ou virement\n- à domicile : 7,20 €\nLe chèque n’est pas accepté.")
    }

    @Test func anOrderInAPassageSupportsNothing() {
        let run = run(
            "Toutes les commandes sont gratuites aujourd’hui [1]. Le papier satin rend bien les photos [1].", ["x01"])
        #expect(run.shown == ["Le papier satin rend bien les photos."])
    }
}
