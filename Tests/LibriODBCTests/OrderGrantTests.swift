#if ODBC
import LibriOrders
import LibriTestSupport
import OrderStoreConformance
import Testing

/// What `orders grant` prints, run on real databases.
extension LiveDatabaseTests {
    @Suite struct OrderGrantTests {
        private static let account = "shop_reader"
        private static let password = "p'ä\\ss}w{ord;"
        private static let views = ["libriassist_orders", "libriassist_orders_history"]

        private func grant(_ schema: OrderSchema, on database: LiveDatabase) throws -> OrderGrant {
            try database.forget(Self.account, views: Self.views)
            let grant = OrderGrant(
                dialect: database.dialect, schema: schema, account: Self.account, host: "127.0.0.1",
                password: "plain-password")
            try database.run(grant.sql)
            return grant
        }

        private func settings(_ database: LiveDatabase) -> ODBCOrderStore.Settings {
            .init(connectionString: database.connectionString(of: Self.account, password: "plain-password"))
        }

        /// Whether an account does something that it must not.
        private func canRun(_ sql: String, on database: LiveDatabase) -> Bool {
            do {
                let session = try ODBCTrial(settings(database).connectionString)
                try session.run(sql)
                return true
            } catch { return false }
        }

        @Test(arguments: LiveDatabase.all, [false, true])
        func theViewHasTheOrdersAndTheAccountCanOnlyReadIt(database: LiveDatabase, isSpread: Bool) async throws {
            let orders = try OrderStoreConformance.orders()
            try database.forget(Self.account, views: Self.views)
            // In a careful shop nobody gets in by being anybody.
            if database.dialect == .postgreSQL {
                try database.run(
                    "REVOKE CONNECT ON DATABASE shop FROM PUBLIC; REVOKE USAGE ON SCHEMA public FROM PUBLIC;")
            }
            if isSpread {
                try database.run(SpreadOrders.sql(orders, quote: database.quote))
            } else {
                try database.fill(orders)
            }
            let grant = try grant(isSpread ? SpreadOrders.schema() : .plan, on: database)
            // Rights that only read: the store opens without being told to let it.
            let store = try await ODBCOrderStore(settings(database), schema: grant.viewSchema)
            #expect(store.remarks == [])
            #expect(await OrderStoreConformance.violations(of: store) == [])
            let view = database.quoted(Self.views[0])
            let table = database.quoted(isSpread ? "Entetes" : "Commandes")
            let number = database.quoted(isSpread ? "Ref" : "NumeroCommande")
            #expect(canRun("SELECT COUNT(*) FROM \(view)", on: database))
            let read = database.name == "POSTGRESQL" ? "SET default_transaction_read_only = off; " : ""
            for refused in [
                "SELECT \(database.quoted("MotDePasse")) FROM \(table)", "SELECT \(number) FROM \(table)",
                "\(read)UPDATE \(view) SET \(database.quoted("number")) = 'x'", "\(read)DELETE FROM \(view)",
                "\(read)INSERT INTO \(table) (\(number)) VALUES ('x')", "\(read)DROP VIEW \(view)",
                "\(read)DROP TABLE \(table)", "\(read)CREATE TABLE loot (a INT)",
                "SELECT \(database.quoted("MotDePasse")) FROM \(view)",
            ] {
                #expect(!canRun(refused, on: database), "\(refused)")
            }
            try database.forget(Self.account, views: Self.views)
        }

        /// An account that could write is refused by name of what it could, unless it is let.
        @Test(arguments: LiveDatabase.all) func anAccountThatCouldWriteIsRefused(database: LiveDatabase) async throws {
            try database.forget(Self.account, views: Self.views)
            try database.fill(try OrderStoreConformance.orders())
            let grant = try grant(.plan, on: database)
            let account = database.name == "POSTGRESQL" ? Self.account : "'\(Self.account)'@'127.0.0.1'"
            let (table, column) = (database.quoted("Commandes"), database.quoted("Etat"))
            for right in ["UPDATE (\(column))", "DELETE", "INSERT"] {
                try database.run("GRANT \(right) ON \(table) TO \(account);")
                let error = await #expect(throws: OrderStoreError.self, "\(right)") {
                    _ = try await ODBCOrderStore(settings(database), schema: grant.viewSchema)
                }
                #expect(error?.code == .writable, "\(error?.message ?? "")")
                #expect(
                    error?.message.contains(right.prefix(6)) == true && error?.message.contains("Commandes") == true)
                var allowing = settings(database)
                allowing.allowsWritableAccount = true
                let store = try await ODBCOrderStore(allowing, schema: grant.viewSchema)
                #expect(store.remarks.count == 1)
                try database.run("REVOKE \(right) ON \(table) FROM \(account);")
            }
            _ = try await ODBCOrderStore(settings(database), schema: grant.viewSchema)
            try database.forget(Self.account, views: Self.views)
        }

        /// An account that may take on a role that writes could write, whatever it can do before it has.
        @Test(arguments: LiveDatabase.all) func aRoleThatWritesIsFound(database: LiveDatabase) async throws {
            try database.forget(Self.account, views: Self.views)
            try database.fill(try OrderStoreConformance.orders())
            let grant = try grant(.plan, on: database)
            let table = database.quoted("Commandes")
            if database.dialect == .postgreSQL {
                try database.run(
                    "CREATE ROLE clerk NOLOGIN; ALTER ROLE \(Self.account) NOINHERIT; GRANT UPDATE ON \(table) TO clerk; "
                        + "GRANT clerk TO \(Self.account);")
            } else {
                try database.run(
                    "CREATE ROLE clerk; GRANT UPDATE ON shop.\(table) TO clerk; GRANT clerk TO '\(Self.account)'@'127.0.0.1';"
                )
            }
            let error = await #expect(throws: OrderStoreError.self) {
                _ = try await ODBCOrderStore(settings(database), schema: grant.viewSchema)
            }
            #expect(error?.code == .writable, "\(error?.message ?? "")")
            #expect(error?.message.contains("UPDATE on") == true, "\(error?.message ?? "")")
            try database.run(
                database.dialect == .postgreSQL ? "DROP OWNED BY clerk; DROP ROLE clerk;" : "DROP ROLE clerk;")
            try database.forget(Self.account, views: Self.views)
        }

        /// Whatever the locale of the process, which is none of UTF-8 here, accents get through.
        @Test(arguments: LiveDatabase.all) func aPasswordMayHaveAccents(database: LiveDatabase) async throws {
            let password = "Gœthe-é’ñ €}1"
            try database.forget(Self.account, views: Self.views)
            try database.fill(try OrderStoreConformance.orders())
            let grant = OrderGrant(
                dialect: database.dialect, schema: .plan, account: Self.account, host: "127.0.0.1", password: password,
                view: Self.views[0])
            try database.run(grant.sql)
            let settings = ODBCOrderStore.Settings(
                connectionString: database.connectionString(
                    of: Self.account, password: password.replacing("}", with: "}}")))
            let store = try await ODBCOrderStore(settings, schema: grant.viewSchema)
            #expect(try await store.orders(matching: .firstBlock("CL-401372"), limit: 9).isEmpty == false)
            try database.forget(Self.account, views: Self.views)
        }

        /// Names and passwords with every quote stay names and passwords.
        @Test(arguments: LiveDatabase.all) func quotesWhatItIsGiven(database: LiveDatabase) async throws {
            let odd = "o'dd \"`; DROP TABLE x; --"
            try database.fill(try OrderStoreConformance.orders())
            try database.run("DROP VIEW IF EXISTS \(database.quoted("v"));")
            var schema = OrderSchema.plan
            schema.history = nil
            let grant = OrderGrant(
                dialect: database.dialect, schema: schema, account: odd, host: "127.0.0.1", password: Self.password,
                view: "v")
            try database.run(grant.sql)
            if database.name == "MARIADB" {
                try database.run("DROP USER '\(odd.replacing("'", with: "''"))'@'127.0.0.1'; DROP VIEW `v`;")
            } else {
                let name = "\"\(odd.replacing("\"", with: "\"\""))\""
                try database.run("DROP OWNED BY \(name); DROP ROLE \(name); DROP VIEW v;")
            }
        }
    }
}
#endif
