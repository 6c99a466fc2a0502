import Foundation
import LibriRAG
import Testing

@Suite struct FrontMatterTests {
    private func document(_ matter: String) throws -> Document {
        let reader = MarkdownReader(detector: LanguageDetector(lexicons: try Lexicons()))
        let text = "---\n\(matter)\n---\nLe devis le dit."
        return try #require(try reader.documents(in: Data(text.utf8), named: "fr/prix.md").first)
    }

    @Test(arguments: [
        "questions:\n  - Combien ça coûte ?\n  - \"Prix : lequel ?\"",
        "questions:\n- 'Combien ça coûte ?' # dit Léa\n- Prix : lequel ?",
        "questions: [Combien ça coûte ?, \"Prix : lequel ?\"]",
        "questions: # les leurs\n  [ 'Combien ça coûte ?',\n    Prix : lequel ?, ] # fin",
        "questions: [\n  Combien ça coûte ?, # dit Léa\n  Prix : lequel ?\n]",
        "questions:\n  - Combien\n    ça coûte ?\n  -\n  - Prix : lequel ?",
    ])
    func readsListsOfEveryKind(questions: String) throws {
        let document = try document("title: Prix\n\(questions)\nlanguage: fr")
        #expect(document.questions == ["Combien ça coûte ?", "Prix : lequel ?"])
        #expect(document.language == .french && document.title == "Prix")
        #expect(document.warnings.isEmpty)
        #expect(document.sections.flatMap(\.blocks) == ["Le devis le dit."])
    }

    @Test(arguments: [
        ("Livraison : modes et prix", "Livraison : modes et prix"), ("Prix # à revoir", "Prix"),
        ("\"Prix # net\" # à revoir", "Prix # net"), ("'L''été'", "L'été"), (#""Un \"DCC\" \\""#, #"Un "DCC" \"#),
        ("\"Gras\" ou \"maigre\"", "\"Gras\" ou \"maigre\""), ("[Promo] Nos prix", "[Promo] Nos prix"),
        ("Un titre\n  long", "Un titre long"), (">-\n  Un titre\n  long", "Un titre long"),
        ("> 100 pages", "> 100 pages"),
        ("", "fr/prix.md"), ("~", "fr/prix.md"), ("'Seul", "'Seul"), ("*gras*", "*gras*"),
    ])
    func readsTitlesAsTheyAreMeant(written: String, title: String) throws {
        let document = try document("# note\ntitle: \(written)\nlanguage: fr-FR")
        #expect(document.title == title)
        #expect(document.language == .french && document.warnings.isEmpty)
    }

    @Test func keysOfOtherProgramsAreLetBe() throws {
        let document = try document(
            "title: Prix\nseo:\n  title: Autre\n  tags:\n    - a\nmap: {url: x, tags: [y]}\ndraft: false\nurl: https://s.example/"
        )
        #expect(document.title == "Prix" && document.url == "https://s.example/" && document.warnings.isEmpty)
    }

    @Test(arguments: [
        ("language: de", "\"language: de\" is not spoken here; the text tells the language. Write fr or en."),
        ("updated: 2025-02-30", "\"updated: 2025-02-30\" is no day of the calendar. Write it as 2025-10-28."),
        ("updated: 18/09/2025", "is no day"), ("url: www.shop.example", "Begin it with https://."),
        ("title: [Prix, Tarifs]", "\"title: Prix, Tarifs\" is a list. Write one text."),
        ("questions: Combien ?", "\"questions: Combien ?\" is one text and counts as one entry. Write each"),
        ("questions:\n  - q: Combien ?\n    a: 5", "is no list of texts"),
        ("questions: [[a], b]", "is no list of texts"),
        ("questions: {a: b}", "is no list of texts"), ("questions:\n  un: deux", "is no list of texts"),
    ])
    func tellsWhatItLeavesOut(matter: String, message: String) throws {
        let document = try document("# note\n\(matter)")
        #expect(document.warnings.count == 1)
        #expect(document.warnings.first?.hasPrefix("fr/prix.md, line 3: ") == true)
        #expect(document.warnings.first?.contains(message) == true)
        #expect(document.language == .french && document.updated == nil && document.url == nil)
        #expect(document.questions == (matter == "questions: Combien ?" ? ["Combien ?"] : []))
        #expect(document.sections.flatMap(\.blocks) == ["Le devis le dit."])
    }

    @Test(arguments: ["|", ">-", "| # nos prix"])
    func aBlockOfLinesMayHoldAnyMark(mark: String) throws {
        let block = "Nos tarifs :\n  - A5\n  # 1\n    titre: oui\n  - A4"
        let document = try document("description: \(mark)\n  \(block)\ntitle: \(mark)\n  \(block)\nlanguage: fr")
        #expect(document.title == "Nos tarifs : - A5 # 1 titre: oui - A4")
        #expect(document.warnings.isEmpty && document.language == .french)
        let listed = try self.document("questions:\n  - |\n    Quoi ?\n    - A5\n  - Où ?")
        #expect(listed.questions == ["Quoi ? - A5", "Où ?"])
    }

    @Test(arguments: [
        ("title: x\nsans deux-points", 3, "expected \"key: value\""), ("title: x\n- seul", 3, "belongs to no key"),
        ("title: x\nquestions: [a, b\nurl: x", 3, "is not closed"),
        ("title: x\nquestions: [\(String(repeating: "a,", count: 400))]", 3, "more than 200 entries"),
        ("title: x\na:\n" + String(repeating: "- b\n", count: 400), 3, "more than 200 entries"),
        ("title: x\nurl: " + String(repeating: "x", count: 2_000), 3, "more than 1000 characters"),
    ])
    func whatIsBrokenIsLeftOutAndTold(matter: String, line: Int, message: String) throws {
        let document = try document(matter)
        #expect(document.title == "x" && document.url == nil)
        #expect(document.questions.count == (matter.contains("a,a") ? 200 : 0))
        #expect(document.warnings.first?.hasPrefix("fr/prix.md, line \(line): ") == true)
        #expect(document.warnings.first?.contains(message) == true, "\(document.warnings)")
        #expect(document.sections.flatMap(\.blocks) == ["Le devis le dit."])
    }

    @Test(arguments: [("- seul", 2), ("sans deux-points", 2), (String(repeating: "#\n", count: 2_000), 1)])
    func refusesWhatIsNoFrontMatter(matter: String, line: Int) throws {
        let error = #expect(throws: DocumentError.self) { try document(matter) }
        #expect(error?.message.hasPrefix("fr/prix.md, line \(line): ") == true, "\(error?.message ?? "")")
    }

    @Test func bracketsWithoutEndCostLittle() throws {
        let brackets = String(repeating: "[", count: 900)
        let document = try document("a: " + Array(repeating: brackets, count: 900).joined(separator: "\n  "))
        #expect(document.warnings.count == 1)
    }
}
