import Foundation
import GRDB
import LibriCore
import LibriTestSupport
import OrderStoreConformance
import Testing

@testable import LibriOrders

/// Orders whose fields stand in several tables.
@Suite struct SpreadOrdersTests {
    private func store(
        _ folder: borrowing TemporaryFolder, schema: OrderSchema? = nil, after change: String = ""
    ) throws -> SQLiteOrderStore {
        let path = folder.path("orders.sqlite")
        let queue = try DatabaseQueue(path: path)
        let sql = SpreadOrders.sql(try OrderStoreConformance.orders(), quote: "\"")
        try queue.write { db in try db.execute(sql: sql + change) }
        try queue.close()
        return try SQLiteOrderStore(path: path, schema: schema ?? SpreadOrders.schema())
    }

    @Test func passTheConformanceKit() async throws {
        let folder = try TemporaryFolder()
        #expect(await OrderStoreConformance.violations(of: try store(folder)) == [])
    }

    @Test func noOtherTableOrColumnIsNamed() throws {
        let schema = try SpreadOrders.schema()
        let tables = Dictionary(uniqueKeysWithValues: schema.columnsByTable.map { ($0.table, $0.columns.sorted()) })
        #expect(
            tables == [
                "Entetes": ["CodeEtat", "Cree", "Id", "IdClient", "Promis", "Ref", "Total"],
                "Clients": ["Id", "Nom", "Prenom"], "Lignes": ["IdEntete", "Nb", "Rang", "Titre"],
                "Colis": ["IdEntete", "IdTransporteur", "Numero"], "Transporteurs": ["Id", "Nom"],
                "Evenements": ["Code", "Id", "IdEntete", "Le"],
            ])
    }

    /// An order that a join doubles could be another customer's: none is shown.
    @Test func aJoinThatFitsTwiceShowsNothing() async throws {
        let folder = try TemporaryFolder()
        var schema = try SpreadOrders.schema()
        schema.joins = schema.joins.map { join in
            var join = join
            join.first = nil
            return join
        }
        let door = OrderLookup(store: try store(folder, schema: schema))
        let outcome = try await door.track("CL-401372-487531", surname: "Rami", client: .local)
        #expect(outcome == .unavailable)
    }

    /// Somebody whose customer row is gone is nobody.
    @Test func anOrderWithoutItsCustomerOpensToNobody() async throws {
        let folder = try TemporaryFolder()
        let door = OrderLookup(store: try store(folder, after: "DELETE FROM Clients;"))
        for name in ["Rami", " ", "NULL"] {
            let outcome = try await door.track("CL-401372-487531", surname: name, client: .local)
            #expect(outcome == .notVerified)
        }
    }

    @Test func theSurnameMayBeTwoNames() {
        let name = CustomerName(firstName: "Mina", surname: "Mme RAMI née Le Goff")
        #expect(name.last == "RAMI" && name.first == "Mina" && name.alternatives.map(\.last) == ["Le Goff"])
        #expect(CustomerName(firstName: "Julie", surname: "MAISON").isOrganisation == false)
        #expect(CustomerName(firstName: "Paul", surname: "Martin Bernard").last == "Martin Bernard")
        #expect(CustomerName(firstName: "Paul", surname: "Association Les Amis").isOrganisation)
        #expect(CustomerName(firstName: "Paul", surname: "").last.isEmpty)
    }
}
