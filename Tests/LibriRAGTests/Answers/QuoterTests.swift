import Foundation
import LibriRAG
import Testing

@Suite struct QuoterTests {
    private func quote(_ text: String, _ question: String, title: String = "Livraison") throws -> [String] {
        let passage = Passage(document: "d", ordinal: 0, title: title, language: .french, text: text)
        return Quoter(analyzers: try Analyzers()).quote(passage, for: question)
    }

    @Test func takesTheParagraphThatAnswers() throws {
        let text = "Nous imprimons à Toulouse.\n\nLes colis partent le matin.\n\nLe port est offert en mai."
        #expect(try quote(text, "quand partent les colis ?") == ["Les colis partent le matin."])
    }

    @Test func takesTheFirstParagraphWhenTheTitleSaysItAll() throws {
        #expect(try quote("Par la poste.\n\nEn mai.", "la livraison ?") == ["Par la poste."])
    }

    @Test func bringsTheListThatAParagraphAnnounces() throws {
        #expect(
            try quote("Deux transporteurs livrent :\n\n- un\n- deux", "quels transporteurs ?") == [
                "Deux transporteurs livrent :", "- un\n- deux",
            ])
        #expect(try quote("Voici :\n\n- transporteur A", "quel transporteur ?") == ["Voici :", "- transporteur A"])
    }

    @Test func takesTheBestSentencesOfALongParagraph() throws {
        let filler = "Cette phrase ne parle de rien d'utile et dure assez longtemps pour remplir la page entière. "
        let text =
            String(repeating: filler, count: 5) + "Les colis partent le matin. " + "Ils arrivent le soir. " + filler
        let pieces = try quote(text.trimmingCharacters(in: .whitespaces), "quand partent les colis ?")
        #expect(pieces == ["Les colis partent le matin.", "Ils arrivent le soir."])
    }

    @Test func everyPieceStandsInThePassage() throws {
        let text = "Un paragraphe.\n\n" + (1...30).map { "- élément \($0) du tableau" }.joined(separator: "\n")
        let passage = Passage(document: "d", ordinal: 0, title: "T", language: .french, text: text)
        for piece in try quote(text, "élément 17") { #expect(VerbatimAnswerChecker().supports(piece, by: [passage])) }
    }

    @Test func onlyWhatTheCheckerLetsThroughIsQuoted() throws {
        struct Strict: AnswerChecker {
            func supports(_ piece: String, by passages: [Passage]) -> Bool { !piece.hasPrefix("- ") }
        }
        let passage = Passage(
            document: "a", ordinal: 0, title: "Prix", headings: ["Formats"], language: .french, text: "- A5\n- A4")
        let hit = Retrieval.Hit(passage: passage, score: 1)
        let quoter = Quoter(analyzers: try Analyzers())
        #expect(quoter.quotation(from: hit, for: "A5 ?", checker: VerbatimAnswerChecker()) == "Formats\n- A5\n- A4")
        #expect(quoter.quotation(from: hit, for: "A5 ?", checker: Strict()) == "Formats")
    }
}
