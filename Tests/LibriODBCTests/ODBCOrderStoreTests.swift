#if ODBC
import Foundation
import LibriOrders
import LibriTestSupport
import OrderStoreConformance
import Testing

/// The store on real databases; `scripts/with-databases.sh` starts them.
extension LiveDatabaseTests {
    @Suite struct ODBCOrderStoreTests {
        private static let number = "CL-401372-487531"

        private func store(_ database: LiveDatabase, schema: OrderSchema = .plan) async throws -> ODBCOrderStore {
            try await ODBCOrderStore(
                .init(connectionString: database.connectionString, allowsWritableAccount: true), schema: schema)
        }

        @Test(arguments: LiveDatabase.all) func passesTheConformanceKit(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let store = try await store(database)
            #expect(await OrderStoreConformance.violations(of: store) == [])
        }

        /// Fields in seven tables, codes, digits, cents, another clock; and nothing else is asked for.
        @Test(arguments: LiveDatabase.all) func readsOrdersThatAreSpread(database: LiveDatabase) async throws {
            try database.run(SpreadOrders.sql(try OrderStoreConformance.orders(), quote: database.quote))
            let before = try database.statements().count
            let store = try await store(database, schema: try SpreadOrders.schema())
            #expect(await OrderStoreConformance.violations(of: store) == [])
            let asked = String(try database.statements().dropFirst(before))
            #expect(asked.contains("Entetes") && !asked.contains(SpreadOrders.unmappedColumn))
        }

        /// The type that values are bound as must leave the column's index of use, whether the column is of fixed width or not.
        @Test(arguments: ["VARCHAR(20)", "CHAR(20)", "TEXT"]) func findsNumbersByTheIndex(type: String) async throws {
            guard let database = LiveDatabase.all.first(where: { $0.name == "POSTGRESQL" }) else { return }
            try database.fill([])
            try database.run(
                """
                ALTER TABLE "Commandes" ALTER COLUMN "NumeroCommande" TYPE \(type);
                INSERT INTO "Commandes" ("NumeroCommande", "NomClient", "Etat")
                    SELECT 'CL-' || (400000 + i) || '-000001', 'Mina RAMI', 'Reçue' FROM generate_series(1, 50000) i;
                ANALYZE "Commandes";
                """)
            let store = try await store(database)
            for index in 1...20 {
                let number = try OrderReference("CL-\(400_000 + index)-000001")
                #expect(try await store.orders(matching: number, limit: 2).count == 1)
                #expect(try await store.orders(matching: .firstBlock(number.firstBlock), limit: 2).count == 1)
            }
            // PostgreSQL itself says whether it was used, once a session has ended.
            try database.endSessions()
            var reads = 0
            for _ in 0..<30 where reads < 20 {
                try await Task.sleep(for: .milliseconds(200))
                reads = try database.number(
                    "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'Commandes_pkey'")
            }
            #expect(reads >= 20)
        }

        @Test(arguments: LiveDatabase.all) func namesWhatIsMissing(database: LiveDatabase) async throws {
            try database.fill([])
            var schema = OrderSchema.plan
            schema.columns.carrier = "Camion\"; DROP TABLE Commandes; --`"
            let column = await #expect(throws: OrderStoreError.self) { _ = try await store(database, schema: schema) }
            #expect(column?.code == .schema && column?.message.contains("Camion") == true, "\(column?.message ?? "")")
            schema = .plan
            schema.table = "Bestellungen"
            let table = await #expect(throws: OrderStoreError.self) { _ = try await store(database, schema: schema) }
            #expect(
                table?.code == .schema && table?.message.contains("Bestellungen") == true, "\(table?.message ?? "")")
            _ = try await store(database)  // nothing was dropped
        }

        @Test(arguments: LiveDatabase.all) func saysWhyItCannotConnect(database: LiveDatabase) async throws {
            let wrong = database.connectionString.replacing(/PWD=[^;]*/, with: "PWD=canary")
            let refused = await #expect(throws: OrderStoreError.self) {
                _ = try await ODBCOrderStore(.init(connectionString: wrong), schema: .plan)
            }
            #expect(refused?.message.contains("password") == true, "\(refused?.message ?? "")")
            let nobody = database.connectionString.replacing(/Port=[0-9]*/, with: "Port=1")
            let unreachable = await #expect(throws: OrderStoreError.self) {
                _ = try await ODBCOrderStore(.init(connectionString: nobody), schema: .plan)
            }
            #expect(unreachable?.message.contains("reached") == true, "\(unreachable?.message ?? "")")
            let driver = await #expect(throws: OrderStoreError.self) {
                _ = try await ODBCOrderStore(.init(connectionString: "Driver={No Such};PWD=canary"), schema: .plan)
            }
            #expect(driver?.code == .missing, "\(driver?.message ?? "")")
            for error in [refused, unreachable, driver] {
                #expect("\(String(reflecting: error))".contains("canary") == false)
            }
        }

        /// Promised of every store, and read from the server's own log: no column is asked for but those of the schema.
        @Test(arguments: LiveDatabase.all) func asksForNoOtherColumn(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let before = try database.statements().count
            let store = try await store(database)
            for text in [Self.number, "CL-401372", "CL-999999"] {
                _ = try await store.orders(matching: try OrderReference(text), limit: 10)
            }
            let asked = try String(database.statements().dropFirst(before))
            #expect(asked.contains("NomClient") && asked.contains("HistoriqueEtats"), "the log tells nothing")
            #expect(!asked.contains("MotDePasse") && !asked.contains("SELECT *"))
        }

        /// The server ends the sessions, as at a restart: the next look-up makes new ones.
        @Test(arguments: LiveDatabase.all) func connectsAgain(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let store = try await store(database)
            for _ in 0..<3 {
                try database.endSessions()
                let found = try await store.orders(matching: try OrderReference(Self.number), limit: 1)
                #expect(found.map(\.number.description) == [Self.number])
            }
        }

        /// A column renamed under a running store is told of, and found again when it is back.
        @Test(arguments: LiveDatabase.all) func survivesAChangeOfTheTable(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let store = try await store(database)
            let reference = try OrderReference(Self.number)
            #expect(try await store.orders(matching: reference, limit: 1).count == 1)
            let (table, old, new) = (database.quoted("Commandes"), database.quoted("NomClient"), database.quoted("Nom"))
            try database.run("ALTER TABLE \(table) RENAME COLUMN \(old) TO \(new);")
            let error = await #expect(throws: OrderStoreError.self) {
                _ = try await store.orders(matching: reference, limit: 1)
            }
            #expect(error?.code == .schema, "\(error?.message ?? "")")
            try database.run("ALTER TABLE \(table) RENAME COLUMN \(new) TO \(old);")
            #expect(try await store.orders(matching: reference, limit: 1).first?.customer.last == "RAMI")
        }

        /// Rows as they should not be: two of one number, a day that is none, text of another character set, a name of a thousand
        /// letters, nothing where something must be.
        @Test(arguments: LiveDatabase.all) func readsStrangeRows(database: LiveDatabase) async throws {
            try database.fill([])
            let table = database.quoted("Commandes")
            let dates = database.quoted("DateCommandeDu")
            let latin1 = database.name == "MARIADB" ? "CHARACTER SET latin1" : ""
            try database.run(
                """
                ALTER TABLE \(table) DROP \(database.name == "MARIADB" ? "PRIMARY KEY" : "CONSTRAINT \"Commandes_pkey\"");
                ALTER TABLE \(table) DROP COLUMN \(dates);
                ALTER TABLE \(table) ADD COLUMN \(dates) VARCHAR(40) \(latin1);
                """)
            let columns = [
                "NumeroCommande", "NomClient", "Designation", "NbExemplaires", "DateCommandeDu", "Etat", "Prix",
            ]
            .map(database.quoted).joined(separator: ", ")
            try database.run(
                """
                INSERT INTO \(table) (\(columns)) VALUES
                    ('CL-400000-000001', 'Zoé LEFÈVRE', 'Œuvres — « l''été » 😀', 2, '31/02/2025', 'Expédiée', 10.5),
                    ('CL-400000-000001', 'Paul DURAND', NULL, -3, '', 'en  production', NULL),
                    ('CL-400000-000002', '\(String(repeating: "é", count: 199))', '', 0, 'œ', 'inconnu', 0),
                    ('CL-400000-000003', NULL, NULL, NULL, NULL, NULL, NULL);
                """)
            let store = try await store(database)
            let twice = try await store.orders(matching: try OrderReference("CL-400000-000001"), limit: 10)
            #expect(Set(twice.map(\.customer.last)) == ["LEFÈVRE", "DURAND"])
            let first = try #require(twice.first { $0.customer.last == "LEFÈVRE" })
            #expect(first.product == "Œuvres — « l'été » 😀" && first.status == .shipped)
            #expect(first.orderedOn == nil && first.unreadable.contains("orderedOn"))
            #expect(twice.contains { $0.status == .inProduction && $0.quantity == nil })
            let all = try await store.orders(matching: try OrderReference("CL-400000"), limit: 10)
            #expect(all.count == 4)
        }

        /// A table that another program holds: refused within the deadline, and right again afterwards.
        @Test(arguments: LiveDatabase.all) func givesUpOnALockedTable(database: LiveDatabase) async throws {
            try database.fill(try OrderStoreConformance.orders())
            let store = try await store(database)
            let lock = try database.lock(seconds: 4)
            let begin = ContinuousClock.now
            let error = await #expect(throws: OrderStoreError.self) {
                _ = try await store.orders(matching: try OrderReference(Self.number), limit: 1)
            }
            // The deadline is the promise here, not the speed: a customer is told within two seconds.
            #expect(begin.duration(to: .now) < .seconds(2.5))
            #expect(error?.code == .unavailable || error?.code == .busy, "\(error?.message ?? "")")
            lock.waitUntilExit()
            let found = try await store.orders(matching: try OrderReference(Self.number), limit: 1)
            #expect(found.count == 1)
        }
    }
}
#endif
