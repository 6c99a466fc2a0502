import Foundation
import LibriRAG
import Testing

@Suite struct MarkdownReaderTests {
    private func document(_ text: String) throws -> Document {
        let reader = MarkdownReader(detector: LanguageDetector(lexicons: try Lexicons()))
        return try #require(try reader.documents(in: Data(text.utf8), named: "fr/formats.md").first)
    }

    @Test func readsFrontMatterHeadingsListsAndTables() throws {
        let document = try document(
            """
            ---
            title: "Formats : lesquels ?"
            url: https://shop.example/formats
            updated: 2025-09-01
            language: fr
            ---
            CoolLibri propose **sept** formats,
            voir [Les papiers](papiers.md).

            ## Petits formats

            Voici la liste :
            - 110 × 170
            - 148 × 210,
              le plus courant

            ### En détail

            | Nom | Taille |
            | --- | ------ |
            | A5  | 148 × 210 |
            | A4  | 210 × 297 |

            | Nom | Taille | Usage |
            | --- | ------ | ----- |
            | A5  | 148 × 210 | roman |
            """
        )
        #expect(document.title == "Formats : lesquels ?")
        #expect(document.url == "https://shop.example/formats")
        #expect(document.updated?.description == "2025-09-01")
        #expect(document.language == .french)
        #expect(
            document.sections == [
                .init(blocks: ["CoolLibri propose sept formats, voir Les papiers."]),
                .init(
                    headings: ["Petits formats"],
                    blocks: ["Voici la liste :", "- 110 × 170\n- 148 × 210, le plus courant"]),
                .init(
                    headings: ["Petits formats", "En détail"],
                    blocks: [
                        "- A5 — Taille : 148 × 210\n- A4 — Taille : 210 × 297",
                        "- A5 — Taille : 148 × 210 — Usage : roman",
                    ]),
            ]
        )
    }

    @Test func keepsHeadingsAndLinksWithTheirLines() throws {
        let text =
            "---\nlanguage: fr\n---\n# T\n\n## Vide\n\n## Plein\nVoir [a](b.md#c) et ![d](e.png).\n- [f](https://g.example/)"
        #expect(
            try document(text).markup
                == DocumentMarkup(
                    headings: [
                        .init(level: 1, text: "T", hasText: false), .init(level: 2, text: "Vide", hasText: false),
                        .init(level: 2, text: "Plein"),
                    ],
                    links: [
                        .init(target: "b.md#c", line: 9), .init(target: "e.png", line: 9),
                        .init(target: "https://g.example/", line: 10),
                    ]))
    }

    @Test func takesTheFirstHeadingAsTitleWithoutFrontMatter() throws {
        let document = try document("# Our papers\n\nWe print on four papers and you can choose.")
        #expect(document.title == "Our papers")
        #expect(document.language == .english)
    }

    @Test func underlinedLinesAreHeadings() throws {
        let document = try document(
            """
            Nos *papiers*
            =====
            Texte.

            ---
            Le papier
            bouffant
            ---
            Épais.
            - un
            ---
            > Cité
            ---
            | A | B |
            |---|---|
            | 1 | 2 |
            ---
            * * *
            Fin
            """)
        #expect(document.title == "Nos papiers")
        #expect(
            document.sections == [
                .init(blocks: ["Texte."]),
                .init(headings: ["Le papier bouffant"], blocks: ["Épais.", "- un", "Cité", "- 1 — B : 2", "Fin"]),
            ])
        #expect(document.markup?.headings.map(\.level) == [1, 2])
    }

    @Test func linksByReferenceAreTheirText() throws {
        let document = try document(
            """
            # Voir [Les papiers][P]
            Le [devis][Le  Devis], ![vue][] et [p] ; [rien][nulle], [x] et [^1].

            [p]: papiers.md "Nos papiers"
            [le devis]: <https://shop.example/devis>
              [vue]: a.png
            [//]: # (une note)
            [^1]: Hors taxes.
            [Note]: deux mots
            """)
        #expect(document.title == "Voir Les papiers")
        #expect(
            document.sections.flatMap(\.blocks) == [
                "Le devis, vue et p ; [rien][nulle], [x] et [^1].", "[^1]: Hors taxes. [Note]: deux mots",
            ])
        #expect(
            document.markup?.links == [
                .init(target: "papiers.md", line: 4), .init(target: "https://shop.example/devis", line: 5),
                .init(target: "a.png", line: 6),
            ])
    }

    @Test func commentsAndScriptsAreNotForCustomers() throws {
        let document = try document(
            "Prix <!-- marge 40 % --> ici.\n<!-- NOTE\n\ninterne -->\nEt <SCRIPT>alert(1)\n</script>là.")
        #expect(document.sections.flatMap(\.blocks) == ["Prix  ici.", "Et là."])
    }

    @Test func cellsStayInTheirColumns() throws {
        let table = "| Pays | Relais | Domicile |\n|---|---|---|\n| Suisse | | 12 \\| 13 € |"
        #expect(try document(table).sections.flatMap(\.blocks) == ["- Suisse — Domicile : 12 | 13 €"])
    }

    @Test func codeAndQuotationsAreText() throws {
        let document = try document("```\n# pas un titre\n```\n\n> Cité.\n\n1) un\n2) deux")
        #expect(document.sections == [.init(blocks: ["# pas un titre", "Cité.", "- un\n- deux"])])
    }

    @Test func refusesWhatIsNotText() throws {
        let reader = MarkdownReader(detector: LanguageDetector(lexicons: try Lexicons()))
        #expect(throws: DocumentError.self) {
            try reader.documents(in: Data([0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFE]), named: "zip.md")
        }
    }

    @Test func stripsInvisibleInstructions() throws {
        let document = try document("Prix\u{200B} ici\u{E0049}\u{E0067}.")
        #expect(document.sections.first?.blocks == ["Prix ici."])
    }

    @Test func aDefinitionInterruptsNoParagraphAndLeadsSomewhere() throws {
        let document = try document(
            """
            # T
            [Délai]: 3j
            [Important]: voir
            Suite
            [p]: papiers.md

            [Prix]: 12.50€
            - item [p]
            [q]: papiers.md

            [p]: papiers.md
            [v]: <deux mots.md> (Titre)
            [w]: www.shop.example/aide#x
            Fin [p], [v], [w] et [q].
            """)
        #expect(
            document.sections.flatMap(\.blocks) == [
                "[Délai]: 3j [Important]: voir Suite p: papiers.md", "[Prix]: 12.50€", "- item p", "[q]: papiers.md",
                "Fin p, v, w et [q].",
            ])
        #expect(
            document.markup?.links == [
                .init(target: "papiers.md", line: 11), .init(target: "deux mots.md", line: 12),
                .init(target: "www.shop.example/aide#x", line: 13),
            ])
    }

    @Test(arguments: [
        "Voir ![une *vue*](a.png) et [b](c(d)) **très** `net`", "_Tout_ (*un* «*deux*») mon_fichier_net 5 * 3 * 2",
        "[[x](y)] [z](t \"u\") [](v) ***w***",
    ])
    func marksOfEmphasisAndLinksAreLeftOut(line: String) throws {
        let plain = [
            "Voir une vue et [b](c(d)) très net", "Tout (un «deux») mon_fichier_net 5 * 3 * 2",
            "[x] [z](t \"u\")  w",
        ]
        #expect(plain.contains(try document(line).sections.first?.blocks.first ?? ""))
    }

    @Test func aCodeBlockInAQuotationEndsWithIt() throws {
        let blocks = try document("> ```\n> # code\n> ```\n> cité\n\n> ~~~\n> code\n# Titre\nTexte").sections
        #expect(blocks.flatMap(\.blocks) == ["# code", "cité", "code", "Texte"])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (String(repeating: ">", count: 200_000), " x"), (String(repeating: "> ", count: 200_000), "x"),
            (String(repeating: "[", count: 200_000), " x"), (String(repeating: "![", count: 100_000), " x"),
            (String(repeating: "[](", count: 70_000), " x"), (String(repeating: "[a](b) ", count: 30_000), "x"),
            (String(repeating: " *a", count: 70_000), " x"), (String(repeating: "<!---->", count: 30_000), "x"),
            (String(repeating: "<", count: 200_000), "x"), (String(repeating: "[a]: b.md\n", count: 20_000), "x"),
            ("- a" + String(repeating: "\n  b", count: 50_000), " x"), (String(repeating: "#", count: 200_000), "x"),
            ("| a | \(String(repeating: "n", count: 50_000)) |" + String(repeating: "\n|b|c|", count: 20_000), "\n\nx"),
        ])
    func hostileLinesCostNoMoreThanTheirLength(start: String, end: String) throws {
        let blocks = try document(start + end).sections.flatMap(\.blocks)
        #expect(blocks.last?.hasSuffix("x") == true)
        #expect(blocks.joined().utf8.count < 6_000_000)
    }

    @Test func namesOfColumnsAreNotRepeatedWithoutMeasure() throws {
        let name = String(repeating: "n", count: 500)
        let document = try document("| a | \(name) |\n" + String(repeating: "|b|c|\n", count: 200_000))
        #expect(document.sections.flatMap(\.blocks).joined().utf8.count < 40_000_000)
        #expect(document.warnings.first?.contains("Split the file.") == true)
    }

    @Test func aTextTooLongForAHeadingIsAParagraph() throws {
        let long = String(repeating: "mot ", count: 500) + "fin"
        let document = try document("# T\n## \(long)\nTexte")
        #expect(document.sections == [.init(blocks: [long, "Texte"])])
        #expect(document.markup?.headings.map(\.text) == ["T"])
    }
}
