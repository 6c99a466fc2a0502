import Testing

@testable import LibriRAG

@Suite struct QuestionSplitterTests {
    @Test(arguments: [
        (
            "Quels formats proposez-vous et combien coûte la livraison ?",
            ["Quels formats proposez-vous", "combien coûte la livraison ?"]
        ),
        (
            "Puis-je payer par chèque ? Et livrez-vous en Suisse ?",
            ["Puis-je payer par chèque ?", "livrez-vous en Suisse ?"]
        ),
        (
            "Bonjour, j’écris un roman. Quel papier choisir, et qu’est-ce que le pelliculage ?",
            ["Quel papier choisir,", "qu’est-ce que le pelliculage ?"]
        ),
    ])
    func cutsWhereAnotherQuestionOpens(text: String, questions: [String]) {
        #expect(QuestionSplitter().questions(in: text, .french) == questions)
    }

    @Test func cutsEnglishOnes() {
        #expect(
            QuestionSplitter().questions(in: "Do you deliver to Canada and can I pay by cheque?", .english) == [
                "Do you deliver to Canada", "can I pay by cheque?",
            ])
    }

    @Test(arguments: [
        "Quels papiers et formats proposez-vous ?", "papier et couverture", "Je veux imprimer et relier un mémoire.",
        "Quel prix ? Quel format ? Quel papier ? Quel délai ?", "", "?", "et",
        "Mon fichier Word ne passe pas, quel format ?",
        "Mon fils, qui étudie à Lyon, veut un livre.",
    ])
    func leavesWhatIsOneQuestionOrAFlood(text: String) {
        #expect(QuestionSplitter().questions(in: text, .french) == [text])
    }
}
