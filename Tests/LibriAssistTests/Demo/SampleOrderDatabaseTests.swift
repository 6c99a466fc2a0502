import Foundation
import GRDB
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct SampleOrderDatabaseTests {
    private func rows(_ path: String, _ sql: String) throws -> [Row] {
        try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
    }

    @Test func holdsThePlansOrder() async throws {
        let path = try await DemoState.folder().sampleOrders
        let row = try #require(
            try rows(path, "SELECT * FROM Commandes WHERE NumeroCommande = 'CL-401372-487531'").first)
        #expect(row["NomClient"] as String == "Mina RAMI")
        #expect(row["Designation"] as String == "DCC avec couverture, finition pelliculage, impression numérique")
        #expect(row["NbExemplaires"] as Int == 5)
        #expect(row["DateCommandeDu"] as String == "2025-10-20")
        #expect(row["DateExpeditionPrevue"] as String == "2025-10-28")
        #expect(row["Etat"] as String == "En production")
        #expect(try rows(path, "SELECT * FROM Commandes WHERE NumeroCommande LIKE 'CL-401372-%'").count == 1)
    }

    @Test func holdsEveryStatusAndDistinctNumbers() async throws {
        let path = try await DemoState.folder().sampleOrders
        let row = try #require(
            try rows(
                path,
                "SELECT COUNT(*) n, COUNT(DISTINCT NumeroCommande) d, COUNT(DISTINCT Etat) e, COUNT(DISTINCT Site) s FROM Commandes"
            ).first
        )
        #expect(row["n"] as Int == 8_252)
        #expect(row["d"] as Int == 8_252)
        #expect(row["e"] as Int == 8)
        #expect(row["s"] as Int >= 2)
    }

    @Test func theHistoryEndsInTheStatus() async throws {
        let path = try await DemoState.folder().sampleOrders
        let wrong = try rows(
            path,
            """
            SELECT c.NumeroCommande FROM Commandes c WHERE c.Etat <> (
                SELECT h.Etat FROM HistoriqueEtats h WHERE h.NumeroCommande = c.NumeroCommande ORDER BY h.DateEtat DESC, h.rowid DESC LIMIT 1)
            """
        )
        #expect(wrong.isEmpty)
        #expect(
            try rows(path, "SELECT 1 FROM HistoriqueEtats WHERE DateEtat > '2025-10-22'").isEmpty,
            "the shop stands at its business day")
    }

    @Test func theSameSeedGivesTheSameOrders() throws {
        let folder = try TemporaryFolder()
        let (one, two, other) = (folder.path("1"), folder.path("2"), folder.path("3"))
        try SampleOrderDatabase(count: 500, seed: 7).write(to: one)
        try SampleOrderDatabase(count: 500, seed: 7).write(to: two)
        try SampleOrderDatabase(count: 500, seed: 8).write(to: other)
        let all = "SELECT * FROM Commandes ORDER BY Id"
        #expect(try rows(one, all) == rows(two, all))
        #expect(try rows(one, all) != rows(other, all))
    }

    @Test func theSampleShopStaysAsItIs() async throws {
        let path = try await DemoState.folder().sampleOrders
        let sums = try #require(
            try rows(
                path,
                """
                SELECT
                    SUM(Id * CAST(substr(NumeroCommande, 4, 6) || substr(NumeroCommande, 11) AS INTEGER) % 1000003),
                    CAST(ROUND(SUM(Prix * 100)) AS INTEGER),
                    (SELECT SUM(rowid * CAST(replace(DateEtat, '-', '') AS INTEGER) * length(Etat) % 1000003)
                        FROM HistoriqueEtats)
                FROM Commandes
                """
            ).first
        )
        #expect(Array(sums.databaseValues).map(Int.fromDatabaseValue) == [4_150_964_377, 236_830_657, 23_997_910_186])
    }

    @Test func everyNumberIsTheShops() async throws {
        for row in try rows(try await DemoState.folder().sampleOrders, "SELECT NumeroCommande FROM Commandes") {
            let text: String = row["NumeroCommande"]
            #expect((try? OrderNumber(text))?.description == text)
        }
    }

    @Test func namesAFolderThatDoesNotExist() {
        let error = #expect(throws: OrderStoreError.self) {
            try SampleOrderDatabase(count: 1).write(to: "/nowhere/o.sqlite")
        }
        #expect(error?.message.contains("/nowhere/o.sqlite") == true)
    }
}
