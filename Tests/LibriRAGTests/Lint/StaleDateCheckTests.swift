import LibriRAG
import Testing

@Suite struct StaleDateCheckTests {
    private func findings(_ text: String) throws -> [LintFinding] {
        try LintSample.findings(["a.md": text], kind: .staleDate)
    }

    @Test(arguments: [
        "L’offre est valable jusqu’au 31 décembre 2024.", "Offre jusqu'au 31/12/2024 inclus.",
        "Le code expire le 1er février 2025.", "Nos tarifs 2023 restent appliqués.",
        "La remise vaut jusqu’en août 2025.", "Valable du 1er au 15 juin 2025.",
        "- Fermeture : du 20.12.2024 au 02.01.2025",
    ])
    func warnsOfAFrenchDayThatHasPassed(text: String) throws {
        #expect(try findings(LintSample.french(text)).map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "The offer is valid until 31 December 2024.", "Order by December 1st, 2024.", "Closed until 12/31/2024.",
        "See our 2023 prices.", "Prices for 2024 are listed here.", "The code expires on 2025-10-21.",
    ])
    func warnsOfAnEnglishDayThatHasPassed(text: String) throws {
        #expect(try findings(LintSample.english(text)).map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "L’offre est valable jusqu’au 31 décembre 2025.", "Le code expire le 22/10/2025.", "Nos tarifs 2025.",
        "L’atelier existe depuis mars 2009.", "La loi du 16 juillet 1949 protège la jeunesse.",
        "Un tirage de 2000 exemplaires.", "Le prix de 2024 pages.", "Du 20 décembre 2024 au 5 janvier 2026.",
        "Commande CL-401372-202412.", "Appelez le 31.12.20.24.",
    ])
    func keepsQuietAboutDaysToComeHistoryAndNumbers(text: String) throws {
        #expect(try findings(LintSample.french(text)).isEmpty)
    }

    @Test func aPassedDayWithoutAPromiseIsANotice() throws {
        let found = try findings(LintSample.french("Notre salon a eu lieu le 12 mars 2024."))
        #expect(found.map(\.severity) == [.notice])
        #expect(found.first?.message == "2024-03-12 has passed.")
    }

    @Test func looksAtTitlesAndHeadings() throws {
        let text = LintSample.french("## Offre du 3 mai 2024\n\nUn.\n\n## Suite\n\nDeux.", title: "Tarifs 2023")
        #expect(try findings(text).map(\.message) == ["2023 is over.", "2024-05-03 has passed."])
    }

    @Test(arguments: [("2024-10-21", 1), ("2024-10-22", 0), ("2025-10-22", 0), ("2025-10-23", 1)])
    func aDocumentIsReadAgainEveryYear(updated: String, count: Int) throws {
        let text = "---\ntitle: T\nlanguage: fr\nupdated: \(updated)\n---\nTexte."
        let found = try LintSample.findings(["a.md": text], kind: .notUpdated)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.severity == .notice })
    }
}
