#if ODBC
import Foundation
import LibriOrders
import Testing

/// A database that `scripts/with-databases.sh` has started.
struct LiveDatabase: Sendable, CustomTestStringConvertible {
    let name: String
    let connectionString: String
    /// What encloses a name.
    let quote: String
    private let client: String
    private let log: String

    /// All of them; none without the script.
    static let all: [LiveDatabase] = [("POSTGRESQL", "\""), ("MARIADB", "`")].compactMap { name, quote in
        let environment = ProcessInfo.processInfo.environment
        guard let connectionString = environment["LIBRI_TEST_\(name)"],
            let client = environment["LIBRI_TEST_\(name)_CLIENT"], let log = environment["LIBRI_TEST_\(name)_LOG"]
        else { return nil }
        return LiveDatabase(name: name, connectionString: connectionString, quote: quote, client: client, log: log)
    }

    var testDescription: String { name }

    /// A name in this database's quotes.
    func quoted(_ name: String) -> String { quote + name + quote }

    /// Every statement that the server has been sent so far.
    func statements() throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
    }

    /// The dialect of its scripts.
    var dialect: SQLDialect { name == "POSTGRESQL" ? .postgreSQL : .mySQL }

    /// How another account connects.
    func connectionString(of account: String, password: String) -> String {
        connectionString.replacing(/UID=[^;]*/, with: "UID=\(account)").replacing(/PWD=.*/, with: "PWD={\(password)}")
    }

    /// Removes an account and the views that it could read.
    func forget(_ account: String, views: [String]) throws {
        for view in views { try run("DROP VIEW IF EXISTS \(quoted(view));") }
        try run(
            name == "POSTGRESQL"
                ? "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '\(account)') THEN DROP OWNED BY \(account); "
                    + "DROP ROLE \(account); END IF; END $$;"
                : "DROP USER IF EXISTS '\(account)'@'127.0.0.1';")
    }

    /// Runs statements as the administrator.
    func run(_ sql: String) throws {
        let process = try start(sql)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "the client of \(name) refuses: \(sql.prefix(200))")
    }

    /// The one number that a query gives in PostgreSQL.
    func number(_ sql: String) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", client.replacing("-o /dev/null", with: "-A -t") + " -c \"$SQL\""]
        process.environment = ["SQL": sql]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    private func start(_ sql: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", client]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(sql.utf8))
        try input.fileHandleForWriting.close()
        return process
    }

    /// Ends every session of the tests' user.
    func endSessions() throws {
        try run(
            name == "POSTGRESQL"
                ? "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'shop';"
                : "KILL USER tester;")
    }

    /// Locks the order table from another session; comes back when it is locked.
    func lock(seconds: Int) throws -> Process {
        let process = try start(
            name == "POSTGRESQL"
                ? "BEGIN; LOCK TABLE \"Commandes\"; SELECT pg_sleep(\(seconds));"
                : "LOCK TABLES `Commandes` WRITE; SELECT SLEEP(\(seconds));")
        Thread.sleep(forTimeInterval: 0.5)
        return process
    }

    /// Makes the plan's two tables anew and fills them.
    func fill(_ orders: [Order]) throws {
        func text(_ value: (any CustomStringConvertible)?) -> String {
            value.map { "'\($0.description.replacing("'", with: "''"))'" } ?? "NULL"
        }
        let words = Dictionary(
            uniqueKeysWithValues: OrderStatus.allCases.map { status in (status, Self.word(for: status)) })
        var sql = """
            DROP TABLE IF EXISTS \(quoted("HistoriqueEtats")); DROP TABLE IF EXISTS \(quoted("Commandes"));
            CREATE TABLE \(quoted("Commandes")) (\(quoted("NumeroCommande")) VARCHAR(20) PRIMARY KEY,
                \(quoted("NomClient")) VARCHAR(200), \(quoted("MotDePasse")) VARCHAR(50), \(quoted("Designation")) VARCHAR(300),
                \(quoted("NbExemplaires")) INT, \(quoted("DateCommandeDu")) DATE, \(quoted("DateExpeditionPrevue")) TIMESTAMP NULL,
                \(quoted("Etat")) VARCHAR(50), \(quoted("Prix")) DECIMAL(10, 2), \(quoted("Transporteur")) VARCHAR(50),
                \(quoted("NumeroSuivi")) VARCHAR(50));
            CREATE TABLE \(quoted("HistoriqueEtats")) (\(quoted("NumeroCommande")) VARCHAR(20), \(quoted("DateEtat")) DATE,
                \(quoted("Etat")) VARCHAR(50));

            """
        for order in orders {
            let price = order.price?.amount
            sql += """
                INSERT INTO \(quoted("Commandes")) VALUES (\(text(order.number)), \(text(order.customer.whole)), 'secret', \
                \(text(order.product)), \(order.quantity.map(String.init) ?? "NULL"), \(text(order.orderedOn)), \
                \(text(order.shipsBy.map { "\($0) 14:30:00" })), \(text(words[order.status] ?? nil)), \(price ?? "NULL"), \
                \(text(order.parcel?.carrier)), \(text(order.parcel?.trackingNumber)));

                """
            for change in order.history {
                sql +=
                    "INSERT INTO \(quoted("HistoriqueEtats")) VALUES (\(text(order.number)), \(text(change.on)), "
                    + "\(text(words[change.status] ?? nil)));\n"
            }
        }
        try run(sql)
    }

    /// The plan's word for a status; nothing for one that no word is mapped to.
    private static func word(for status: OrderStatus) -> String? {
        let known = [
            "Reçue", "Fichier en vérification", "En attente du client", "En production", "Imprimée", "Expédiée",
            "Livrée",
            "Annulée",
        ]
        return known.first { OrderSchema.plan.status(for: $0) == status }
    }
}
#endif
