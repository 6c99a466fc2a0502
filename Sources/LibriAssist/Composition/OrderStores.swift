#if SQLite && Configuration
import Foundation
public import Logging

extension LibriConfiguration {
    /// The store that the orders are read from.
    ///
    /// - Parameter logger: Is told what an operator should know of the database.
    /// - Throws: ``ConfigurationError`` or ``OrderStoreError``.
    public func orderStore(logger: Logger? = nil) async throws -> any OrderStore {
        let schema = try orderSchema()
        switch orders.source {
        case .sqlite: return try sqliteOrderStore(schema ?? .plan, logger: logger)
        case .odbc: return try await odbcOrderStore(schema ?? .plan, logger: logger)
        case .rest: return try restOrderStore(schema)
        }
    }

    /// The same store for a server: one that is not there yet is waited for, and one that fails again and again left alone for a while.
    ///
    /// - Parameters:
    ///   - deadline: After which a look-up in a database behind ODBC has failed.
    ///   - observer: Is told how the store does.
    ///   - logger: Is told what an operator should know.
    /// - Throws: ``ConfigurationError``, or ``OrderStoreError`` for what does not pass by itself.
    public func guardedOrderStore(
        deadline: Duration = .milliseconds(1_800), observer: (any StoreObserver)? = nil, logger: Logger
    ) async throws -> GuardedOrderStore {
        guard orders.source == .odbc else {
            return GuardedOrderStore(
                try await orderStore(logger: logger), name: orderStoreName, observer: observer, logger: logger)
        }
        let schema = try orderSchema() ?? .plan
        let settings = try odbcSettings(deadline: deadline)
        let deferred = try await DeferredOrderStore { () throws(OrderStoreError) in
            try await Self.odbcOrderStore(settings, schema, orders.numberFormat, logger)
        }
        if let failure = await deferred.failureToOpen {
            logger.error(
                "The order store is not there yet; orders are unavailable until it is",
                metadata: ["store": "\(orderStoreName)", "code": "\(failure.code)", "reason": "\(failure.message)"])
        }
        return GuardedOrderStore(deferred, name: orderStoreName, observer: observer, logger: logger)
    }

    /// What an operator calls the store.
    private var orderStoreName: String {
        switch orders.source {
        case .sqlite: "The order database \(orders.sqlitePath ?? "")"
        case .odbc: "The order database behind ODBC"
        case .rest: "The order \(orders.schema == nil ? "gateway" : "API") at \(restAuthority)"
        }
    }

    /// As in the store's own messages.
    private var restAuthority: String {
        guard let url = orders.rest.url.flatMap({ URL(string: $0) }), let host = url.host else { return "its address" }
        return url.port.map { "\(host):\($0)" } ?? host
    }

    /// The schema of the file that is named, on the shop's calendar.
    ///
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    public func orderSchema() throws(ConfigurationError) -> OrderSchema? {
        guard let path = orders.schema else { return nil }
        var schema = try OrderSchemaFile.read(path)
        if let zone = TimeZone(identifier: shop.timeZone) { schema.dates.shopTimeZone = zone }
        return schema
    }

    private func sqliteOrderStore(_ schema: OrderSchema, logger: Logger?) throws -> SQLiteOrderStore {
        guard let path = orders.sqlitePath else {
            throw ConfigurationError(
                .missing, "No order database is named. Set orders.sqlite.path or LIBRI_ORDERS_SQLITE_PATH."
            )
        }
        let store = try SQLiteOrderStore(path: path, schema: schema, numberFormat: orders.numberFormat)
        for remark in store.remarks { logger?.warning("\(remark)") }
        return store
    }
}
#endif
