#if ODBC
import Foundation
import GRDB
import LibriAssist

/// Measures look-ups of the same orders in SQLite and in the databases that `scripts/with-databases.sh` has started.
struct DatabaseBench {
    private static let callsPerRound = 1_000
    private static let rounds = 5
    private static let limit = 51
    /// Customers who ask at the same time, over as many connections as a server has by default.
    private static let crowd = 4

    private final class Shop {
        let name: String
        let store: any OrderStore
        var alone = Measurement()
        var together = Measurement()

        init(name: String, store: any OrderStore) {
            self.name = name
            self.store = store
        }
    }

    private let shops: [Shop]
    private let numbers: [OrderReference]

    /// Writes the sample orders into each database.
    init(folder: URL) async throws {
        let path = folder.appendingPathComponent("orders.sqlite").path
        try SampleOrderDatabase().write(to: path) { _ in }
        let queue = try DatabaseQueue(path: path)
        var shops = [Shop(name: "SQLite", store: try SQLiteOrderStore(path: path, schema: .plan))]
        for (name, quote) in [("PostgreSQL", "\""), ("MariaDB", "`")] {
            let environment = ProcessInfo.processInfo.environment
            guard let connection = environment["LIBRI_TEST_\(name.uppercased())"],
                let client = environment["LIBRI_TEST_\(name.uppercased())_CLIENT"]
            else { throw NoDatabases() }
            try Self.run(try await queue.read { try Self.dump($0, quote: quote) }, with: client)
            let settings = ODBCOrderStore.Settings(connectionString: connection, allowsWritableAccount: true)
            shops.append(Shop(name: name, store: try await ODBCOrderStore(settings, schema: .plan)))
        }
        self.shops = shops
        numbers = try await queue.read { try String.fetchAll($0, sql: "SELECT NumeroCommande FROM Commandes") }
            .map { try OrderReference($0) }
    }

    /// Measures the databases in turns, and prints a table.
    func run() async throws {
        for round in 0...Self.rounds {
            for shop in shops {
                for _ in 0..<Self.callsPerRound { try await Self.read(draw(), in: shop.store, &shop.alone) }
                try await withThrowingTaskGroup(of: Measurement.self) { group in
                    let store = shop.store
                    for _ in 0..<Self.crowd {
                        let drawn = (0..<Self.callsPerRound / Self.crowd).map { _ in draw() }
                        group.addTask {
                            var own = Measurement()
                            for reference in drawn { try await Self.read(reference, in: store, &own) }
                            return own
                        }
                    }
                    for try await own in group { shop.together.add(own) }
                }
                // The first round only warms up.
                if round == 0 { (shop.alone, shop.together) = (Measurement(), Measurement()) }
            }
        }
        print("| database | customers at once | calls | median µs | p99 µs | median ratio | p99 ratio |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        let measurements: [(Int, ReferenceWritableKeyPath<Shop, Measurement>)] = [
            (1, \.alone), (Self.crowd, \.together),
        ]
        for (customers, measurement) in measurements {
            let (median, tail) = (
                shops[0][keyPath: measurement].percentile(50), shops[0][keyPath: measurement].percentile(99)
            )
            for shop in shops {
                var own = shop[keyPath: measurement]
                print(
                    "| \(shop.name) | \(customers) | \(own.calls) | \(own.percentile(50).text()) | \(own.percentile(99).text()) | "
                        + "\((own.percentile(50) / median).text(2)) | \((own.percentile(99) / tail).text(2)) |")
            }
        }
    }

    private func draw() -> OrderReference { numbers[Int.random(in: numbers.indices)] }

    private static func read(
        _ reference: OrderReference, in store: any OrderStore, _ measurement: inout Measurement
    ) async throws {
        try await measurement.time {
            let found = try await store.orders(matching: reference, limit: limit)
            guard found.count == 1 else { throw NoDatabases() }
        }
    }

    private static func dump(_ db: Database, quote: String) throws -> String {
        func name(_ name: String) -> String { quote + name + quote }
        var sql = quote == "\"" ? "BEGIN;\n" : "SET autocommit = 0;\n"
        for (table, key) in [("Commandes", "NumeroCommande"), ("HistoriqueEtats", "NumeroCommande")] {
            let columns = try db.columns(in: table)
            let types = columns.map { column in
                "\(name(column.name)) \(column.name == key ? "VARCHAR(20)" : column.type == "INTEGER" ? "INT" : "VARCHAR(300)")"
            }
            sql +=
                "DROP TABLE IF EXISTS \(name(table)); CREATE TABLE \(name(table)) (\(types.joined(separator: ", ")));\n"
            sql += "CREATE INDEX \(name("par\(table)")) ON \(name(table)) (\(name(key)));\n"
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
            for start in stride(from: 0, to: rows.count, by: 500) {
                let values = rows[start..<min(rows.count, start + 500)].map { row in
                    "(" + row.databaseValues.map(text).joined(separator: ", ") + ")"
                }
                sql += "INSERT INTO \(name(table)) VALUES \(values.joined(separator: ", "));\n"
            }
        }
        return sql + "COMMIT;\n" + (quote == "\"" ? "ANALYZE;\n" : "")
    }

    private static func text(_ value: DatabaseValue) -> String {
        value.isNull ? "NULL" : "'\((String.fromDatabaseValue(value) ?? value.description).replacing("'", with: "''"))'"
    }

    private static func run(_ sql: String, with client: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", client]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(sql.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NoDatabases() }
    }

    private struct NoDatabases: Error, CustomStringConvertible {
        let description = "Run this beside the databases: scripts/with-databases.sh COMMAND"
    }
}
#endif
