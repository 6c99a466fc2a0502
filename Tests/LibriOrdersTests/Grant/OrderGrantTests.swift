import LibriTestSupport
import Testing

@testable import LibriOrders

/// The scripts as text; `LibriODBCTests` runs those of PostgreSQL and MariaDB.
@Suite struct OrderGrantTests {
    private static let schema = OrderSchema(
        table: "dbo.Commandes",
        joins: [.init(name: "client", table: "dbo.Clients", conditions: [.init(column: "IdClient", equals: "Id")])],
        columns: .init(number: "Numéro", customer: "client.Nom]", status: "État"),
        details: [
            .init(name: "binding", column: "Reliure", label: .init(french: "Reliure", english: "Binding"), kind: .text)
        ],
        history: .init(table: "dbo.Etats", number: "IdCommande", refersTo: "Id", on: "Le", status: "Code"),
        statuses: ["10": .received])

    @Test func writesTransactSQL() {
        let grant = OrderGrant(dialect: .sqlServer, schema: Self.schema, account: "reader", password: "it's")
        #expect(
            grant.sql == """
                -- A view of the columns that customers may be told of, and an account that can read it and nothing else.
                -- Read it, run it as an administrator in the database of the orders, and keep the password from other eyes.
                GO
                CREATE VIEW [libriassist_orders] AS
                SELECT o.[Numéro] AS [number], j1.[Nom]]] AS [customer], o.[État] AS [status], o.[Reliure] AS [detail_binding] \
                FROM [dbo].[Commandes] o LEFT JOIN [dbo].[Clients] j1 ON j1.[Id] = o.[IdClient];
                GO
                CREATE VIEW [libriassist_orders_history] AS
                SELECT o.[Numéro] AS [number], h.[Le] AS [changedOn], h.[Code] AS [status] FROM [dbo].[Etats] h \
                JOIN [dbo].[Commandes] o ON o.[Id] = h.[IdCommande];
                GO
                CREATE LOGIN [reader] WITH PASSWORD = N'it''s';
                CREATE USER [reader] FOR LOGIN [reader];
                GO
                GRANT SELECT ON OBJECT::[libriassist_orders] TO [reader];
                GRANT SELECT ON OBJECT::[libriassist_orders_history] TO [reader];

                """)
    }

    /// What the account sees is all that a schema of the view can name.
    @Test func theViewsSchemaHasTheSameFields() {
        let schema = OrderGrant(dialect: .postgreSQL, schema: Self.schema, password: "x").viewSchema
        #expect(schema.selection == ["number", "customer", "status", "detail_binding"])
        #expect(schema.joins.isEmpty && schema.history?.refersTo == nil && schema.history?.sequence == nil)
        #expect(schema.status(for: "10") == .received)
    }

    /// PostgreSQL ends a text at a quote alone, MySQL heeds backslashes as well.
    @Test func aPasswordStaysInItsQuotes() {
        let password = #"a\' OR 1=1 --"#
        func line(_ dialect: SQLDialect) -> Substring? {
            OrderGrant(dialect: dialect, schema: .plan, password: password).sql.split(separator: "\n")
                .first { $0.contains("OR 1=1") }
        }
        #expect(line(.postgreSQL)?.contains(#"'a\'' OR 1=1 --'"#) == true)
        #expect(line(.mySQL)?.contains(#"'a\\'' OR 1=1 --'"#) == true)
    }
}
