#if SQLite && Configuration
import Logging

extension LibriConfiguration {
    func odbcOrderStore(_ schema: OrderSchema, logger: Logger?) async throws -> any OrderStore {
        try await Self.odbcOrderStore(try odbcSettings(), schema, orders.numberFormat, logger)
    }

    #if ODBC
    static func odbcOrderStore(
        _ settings: ODBCOrderStore.Settings, _ schema: OrderSchema, _ format: OrderNumberFormat, _ logger: Logger?
    ) async throws(OrderStoreError) -> any OrderStore {
        let store = try await ODBCOrderStore(settings, schema: schema, numberFormat: format)
        for remark in store.remarks { logger?.warning("\(remark)") }
        return store
    }

    /// How the database is reached, with its password.
    func odbcSettings(deadline: Duration = .milliseconds(1_800)) throws(ConfigurationError) -> ODBCOrderStore.Settings {
        guard var connection = orders.odbc.connection?.text, !connection.isEmpty else {
            throw ConfigurationError(
                .missing, "No connection is named. Set orders.odbc.connection or LIBRI_ORDERS_ODBC_CONNECTION.")
        }
        if let password = orders.odbc.password {
            // In braces, in which a closing one is doubled, a value may hold anything (ODBC, SQLDriverConnect).
            connection += ";PWD={\(password.text.replacing("}", with: "}}"))}"
        }
        return ODBCOrderStore.Settings(
            connectionString: connection, connections: orders.odbc.connections, deadline: deadline,
            allowsWritableAccount: orders.allowWritableAccount)
    }
    #else
    /// Stands for the settings of a store that this program was built without.
    struct NoODBC: Sendable {}

    static func odbcOrderStore(
        _ settings: NoODBC, _ schema: OrderSchema, _ format: OrderNumberFormat, _ logger: Logger?
    ) async throws(OrderStoreError) -> any OrderStore {
        throw OrderStoreError(.missing, "This program was built without ODBC.")
    }

    func odbcSettings(deadline: Duration = .zero) throws(ConfigurationError) -> NoODBC {
        throw ConfigurationError(
            .unsupported,
            "orders.source: this program was built without ODBC. Build it with: swift build --traits default,ODBC")
    }
    #endif
}
#endif
