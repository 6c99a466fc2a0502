import LibriRAG
import Testing

@Suite struct DuplicateCheckTests {
    private let text =
        "Le papier bouffant est un papier épais et léger qui convient aux romans et aux récits de vie que l’on relit souvent."
    private let changed =
        "Le papier bouffant est un papier épais et léger qui convient aux romans et aux récits de vie que l’on relit parfois."
    private let unlike =
        "Le papier satin convient aux photographies en couleur et se salit moins vite que les papiers qui ne sont pas couchés."

    private func findings(_ files: [String: String]) throws -> [LintFinding] {
        try LintSample.findings(files, kind: .nearDuplicate)
    }

    @Test func findsDocumentsThatSayTheSame() throws {
        let found = try findings([
            "a.md": LintSample.french(text), "b.md": LintSample.french(changed), "c.md": LintSample.french(unlike),
        ])
        #expect(found.map(\.document) == ["b.md"])
        #expect(found.map(\.other) == ["a.md"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func findsPassagesThatSayTheSame() throws {
        let found = try findings([
            "a.md": LintSample.french("\(unlike)\n\n## Roman\n\n\(text)"),
            "b.md": LintSample.french(
                "## Récit\n\n\(changed)\n\n## Reliure\n\nLe dos carré collé demande soixante pages."),
        ])
        #expect(found.map(\.heading) == ["Récit"])
        #expect(found.map(\.severity) == [.notice])
        #expect(found.first?.message.contains("in a.md, under \"Roman\"") == true)
    }

    @Test func otherLanguagesAndShortTextsAreNoDuplicates() throws {
        #expect(try findings(["a.md": LintSample.french(text), "b.md": LintSample.english(text)]).isEmpty)
        #expect(
            try findings(["a.md": LintSample.french("Voir aussi."), "b.md": LintSample.french("Voir aussi.")]).isEmpty)
    }

    @Test func manyPassagesAreNotHeldAgainstEachOther() throws {
        var state: UInt64 = 1
        func word() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "w\((state >> 33) % 3_000)"
        }
        let texts = (0..<200).map { _ in (0..<100).map { _ in word() }.joined(separator: " ") }
        // Half of them stand five times.
        let documents = (0..<2_000).map { index in
            let text = index < 1_000 ? texts[index % 200] : (0..<100).map { _ in word() }.joined(separator: " ")
            return Document(id: "\(index)", title: "T", language: .french, sections: [.init(blocks: [text])])
        }
        let clock = ContinuousClock()
        let lint = KnowledgeLint(analyzers: try Analyzers())
        var found: [LintFinding] = []
        let time = clock.measure { found = lint.findings(in: LintInput(documents: documents), today: LintSample.today) }
        #expect(found.count { $0.kind == .nearDuplicate } == 800)
        #expect(time < .seconds(60), "two million comparisons would take longer")
    }
}
