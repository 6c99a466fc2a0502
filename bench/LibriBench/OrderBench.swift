import Foundation
import GRDB
import LibriAssist

/// Measures the look-up of orders in databases of several sizes.
struct OrderBench {
    private static let callsPerRound = 4_000
    private static let rounds = 5
    /// The most orders that a store is asked for at once, as in ``OrderLookup``.
    private static let limit = 51

    private let shops: [Shop]

    /// A database under measurement.
    private final class Shop {
        let size: Int
        let store: SQLiteOrderStore
        let lookup: OrderLookup
        let orders: DatabaseQueue
        var read = Measurement()
        var verified = Measurement()

        init(size: Int, path: String) throws {
            self.size = size
            store = try SQLiteOrderStore(path: path, schema: .plan)
            lookup = OrderLookup(store: store, limiter: InMemoryAttemptLimiter())
            var configuration = Configuration()
            configuration.readonly = true
            orders = try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Writes the databases.
    ///
    /// - Parameters:
    ///   - sizes: Their numbers of orders; the others are compared with the first.
    ///   - folder: Where they are written; 0.85 kB an order, and a third as much again for a while.
    init(sizes: [Int], folder: URL) throws {
        shops = try sizes.map { size in
            let path = folder.appendingPathComponent("orders-\(size).sqlite").path
            let time = try ContinuousClock().measure {
                try SampleOrderDatabase(count: size).write(to: path) { written in
                    let step = max(1, size / 20)
                    guard written / step > (written - 4_000) / step || written == size else { return }
                    Self.note("\(written) of \(size) orders written" + (written == size ? ", making indexes" : ""))
                }
            }
            Self.note("\(size) orders in \((time / .seconds(1)).text()) s")
            return try Shop(size: size, path: path)
        }
    }

    /// Measures the sizes in turns, so that whatever else the machine does meets all of them, and prints a table.
    func run() async throws {
        // What is read twice stays longer.
        for shop in shops + shops { try Self.readThrough(shop.orders.path) }
        let readBefore = Self.bytesFromDisk()
        for round in 0...Self.rounds {
            for shop in shops {
                Self.note("round \(round) of \(Self.rounds), \(shop.size) orders")
                try await Self.measure(shop)
                // The first round only warms up.
                if round == 0 { (shop.read, shop.verified) = (Measurement(), Measurement()) }
            }
        }
        print("| what | orders | calls | median µs | p99 µs | per second | median ratio | p99 ratio |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        Self.printRows("read an order by its number", of: shops, \.read)
        Self.printRows("look an order up, verified", of: shops, \.verified)
        if let readBefore, let readAfter = Self.bytesFromDisk() {
            // A tail of milliseconds is the disk's or another program's, not the look-up's.
            print("\n\((readAfter - readBefore) / 1_000_000) MB came from the disk meanwhile.")
        }
    }

    private static func measure(_ shop: Shop) async throws {
        for (number, _) in try draw(callsPerRound, of: shop) {
            let reference = try OrderReference(number)
            try await shop.read.time { _ = try await shop.store.orders(matching: reference, limit: limit) }
        }
        for (number, name) in try draw(callsPerRound, of: shop) {
            var outcome = LookupOutcome.unavailable
            try await shop.verified.time {
                outcome = try await shop.lookup.track(number, surname: name, client: .local)
            }
            guard case .found = outcome else { throw Unfound(number: number, size: shop.size) }
        }
    }

    /// Orders from anywhere in the table, through another connection than the one that is measured.
    private static func draw(_ count: Int, of shop: Shop) throws -> [(number: String, name: String)] {
        try shop.orders.read { db in
            try (0..<count).map { _ in
                let id = Int.random(in: 1...shop.size)
                let row = try Row.fetchOne(
                    db, sql: "SELECT NumeroCommande, NomClient FROM Commandes WHERE Id = ?", arguments: [id])
                guard let row else { throw Unfound(number: "of row \(id)", size: shop.size) }
                return (row[0], row[1])
            }
        }
    }

    /// Brings a file into the memory of the operating system, as the database of a shop that is asked often.
    ///
    /// A file that does not fit there is read from the disk again and again, and the tail is the disk's.
    private static func readThrough(_ path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        while let part = try file.read(upToCount: 1 << 22), !part.isEmpty {}
    }

    /// What this process has had the disk read (Linux, `proc_pid_io(5)`); nothing where that is not told.
    private static func bytesFromDisk() -> Int? {
        let lines = (try? String(contentsOfFile: "/proc/self/io", encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.first { $0.hasPrefix("read_bytes: ") }.flatMap { Int($0.dropFirst("read_bytes: ".count)) }
    }

    private static func printRows(
        _ name: String, of shops: [Shop], _ measurement: ReferenceWritableKeyPath<Shop, Measurement>
    ) {
        guard let first = shops.first else { return }
        let (median, p99) = (first[keyPath: measurement].percentile(50), first[keyPath: measurement].percentile(99))
        for shop in shops {
            let (own, tail) = (shop[keyPath: measurement].percentile(50), shop[keyPath: measurement].percentile(99))
            print(
                "| \(name) | \(shop.size) | \(shop[keyPath: measurement].calls) | \(own.text()) | \(tail.text()) | "
                    + "\(shop[keyPath: measurement].perSecond) | \((own / median).text(2)) | \((tail / p99).text(2)) |"
            )
        }
    }

    private static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

    private struct Unfound: Error, CustomStringConvertible {
        let number: String
        let size: Int
        var description: String { "The order \(number) of \(size) was not found." }
    }
}
