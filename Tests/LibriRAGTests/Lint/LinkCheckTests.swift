import LibriRAG
import Testing

@Suite struct LinkCheckTests {
    private let other = """
        ---
        title: Papiers
        url: https://shop.example/aide/papiers
        language: fr
        ---
        # Papiers

        Texte.

        ## Le papier crème : épais

        Texte.
        """

    private func findings(_ text: String) throws -> [LintFinding] {
        let front = "---\ntitle: A\nlanguage: fr\nurl: https://shop.example/aide/a\n---\n"
        return try LintSample.findings(
            ["fr/a.md": front + text, "fr/papiers.md": other, "en/b.md": LintSample.english("Text.")], kind: .deadLink)
    }

    @Test(arguments: [
        "Voir [les papiers](papiers.md).", "[Ici](./papiers.md#le-papier-crème--épais)", "[Ici](../en/b.md)",
        "[Ici](papiers.md?v=1#le-papier-creme-epais)", "[Ici](papiers)", "[Ici](/aide/papiers/)", "[Haut](#top)",
        "[Ici](https://shop.example/aide/papiers)", "[Mail](mailto:a@shop.example)", "[Autre](https://other.example/x)",
        "Voir https://shop.example/aide/papiers.", "[Accueil](https://shop.example/)", "[Dossier](../fr/)",
        "## Oui\n\nVoir [plus haut](#oui).", "(voir [tel](tel:+33123456789))",
    ])
    func followsWhatIsThere(text: String) throws {
        #expect(try findings(text).isEmpty)
    }

    @Test(arguments: [
        ("Voir [x](absent.md).", "fr/absent.md"), ("[x](../papiers.md)", "papiers.md, which"),
        ("![x](image.png)", "fr/image.png"), ("[x](papiers.md#le-papier-bouffant)", "fr/papiers.md has not"),
        ("[x](#absent)", "the document has not"), ("[x]()", "no target"),
    ])
    func warnsOfWhatIsNotThere(text: String, piece: String) throws {
        let found = try findings(text)
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.line == 6)
        #expect(found.first?.message.contains(piece) == true)
    }

    @Test(arguments: [
        "[x](https://shop.example/aide/absent)", "Voir https://shop.example/aide/absent, svp.",
        "[x](//shop.example/abs)",
        "[x](/aide/absent)", "[x](../../dehors.md)",
    ])
    func noticesAddressesThatNoDocumentHas(text: String) throws {
        #expect(try findings(text).map(\.severity) == [.notice])
    }

    @Test func aFileOfAnotherKindIsThere() throws {
        let markup = DocumentMarkup(links: [.init(target: "plan.png")])
        let document = Document(
            id: "fr/a.md", title: "A", language: .french, sections: [.init(blocks: ["Texte."])], markup: markup)
        let input = LintInput(documents: [document], otherFiles: ["fr/plan.png"])
        #expect(KnowledgeLint(analyzers: try Analyzers()).findings(in: input, today: LintSample.today).isEmpty)
    }
}
