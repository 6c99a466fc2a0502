#if ODBC
import LibriOrders
import LibriTestSupport
import OrderStoreConformance
import Testing

extension LiveDatabaseTests {
    @Suite struct ODBCCatalogReaderTests {
        @Test(arguments: LiveDatabase.all) func tellsTablesKeysIndexesAndRows(database: LiveDatabase) async throws {
            try database.run(
                """
                DROP TABLE IF EXISTS \(database.quoted("Ligne à lire")); DROP TABLE IF EXISTS \(database.quoted("Tête"));
                CREATE TABLE \(database.quoted("Tête")) (\(database.quoted("Clé")) INT PRIMARY KEY,
                    \(database.quoted("Réf")) VARCHAR(20) NOT NULL, a INT, b INT);
                CREATE INDEX parref ON \(database.quoted("Tête")) (\(database.quoted("Réf")), a);
                CREATE TABLE \(database.quoted("Ligne à lire")) (id INT PRIMARY KEY, tete INT,
                    FOREIGN KEY (tete) REFERENCES \(database.quoted("Tête")) (\(database.quoted("Clé"))));
                INSERT INTO \(database.quoted("Tête")) VALUES (1, 'CL-1', NULL, 2), (2, 'CL-é', 3, 4);
                INSERT INTO \(database.quoted("Ligne à lire")) VALUES (7, 2);
                """)
            let reader = ODBCCatalogReader(.init(connectionString: database.connectionString))
            let catalog = try await reader.catalog { table, _ in table.count }
            let head = try #require(catalog.tables.first { $0.name == "Tête" })
            #expect(head.columns.map(\.name) == ["Clé", "Réf", "a", "b"])
            #expect(head.columns[1].type.contains("20") && !head.columns[1].isNullable && head.columns[2].isNullable)
            #expect(
                head.primaryKey == ["Clé"] && head.indexes.contains(["Réf", "a"]) && head.indexes.contains(["Clé"]))
            #expect(head.rowCount == 2 && !head.isView)
            // The latest row stands first.
            #expect(
                head.sample == [
                    [.text("2"), .text("CL-é"), .text("3"), .text("4")],
                    [.text("1"), .text("CL-1"), .null, .text("2")],
                ])
            let line = try #require(catalog.tables.first { $0.name == "Ligne à lire" })
            #expect(line.foreignKeys == [.init(columns: ["tete"], table: "Tête", references: ["Clé"])])
            #expect(catalog.server.database == "shop" && catalog.server.rightsToWrite?.isEmpty == false)
            #expect(catalog.server.host?.isEmpty == false && catalog.server.version.isEmpty == false)
            try database.run("DROP TABLE \(database.quoted("Ligne à lire")); DROP TABLE \(database.quoted("Tête"));")
        }

        @Test(arguments: LiveDatabase.all) func searchesLikeEveryOtherStore(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let store = try await ODBCOrderStore(
                .init(connectionString: database.connectionString, allowsWritableAccount: true), schema: .plan)
            #expect(await OrderStoreConformance.violations(ofSearching: store) == [])
        }
    }
}
#endif
