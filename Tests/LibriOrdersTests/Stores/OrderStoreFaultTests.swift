import Foundation
import GRDB
import LibriOrders
import LibriTestSupport
import Testing

/// What a customer is told, and what the operator reads, when the order database is not as it should be.
@Suite final class OrderStoreFaultTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("orders.sqlite")
    }

    private func make(_ rows: [(number: String, name: String?, day: String?, status: String?)]) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE Commandes (NumeroCommande, NomClient, Designation, NbExemplaires, DateCommandeDu,
                        DateExpeditionPrevue, Etat, Prix, Transporteur, NumeroSuivi);
                    CREATE INDEX parNumero ON Commandes (NumeroCommande);
                    CREATE TABLE HistoriqueEtats (NumeroCommande, DateEtat, Etat);
                    """)
            for row in rows {
                try db.execute(
                    sql: "INSERT INTO Commandes VALUES (?, ?, NULL, NULL, ?, ?, ?, NULL, NULL, NULL)",
                    arguments: [row.number, row.name, row.day, row.day, row.status])
            }
        }
        try queue.close()
    }

    private func outcome(_ number: String = "CL-401372-487531", surname: String = "Rami") async throws -> LookupOutcome
    {
        let lookup = OrderLookup(
            store: try SQLiteOrderStore(path: path, schema: .plan), refusals: RefusalClock(period: .zero))
        return try await lookup.track(number, surname: surname, client: .local)
    }

    @Test func aWriterThatHoldsTheDatabaseMakesItUnavailableAndNothingHangs() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "En production")])
        let lookup = OrderLookup(store: try SQLiteOrderStore(path: path, schema: .plan))
        var open = Configuration()
        open.allowsUnsafeTransactions = true
        let writer = try DatabaseQueue(path: path, configuration: open)
        try await writer.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        let start = ContinuousClock.now
        let held = try await lookup.track("CL-401372-487531", surname: "Rami", client: .local)
        let duration = start.duration(to: .now)
        #expect(held == .unavailable)
        #expect(duration < .seconds(20))
        try await writer.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        guard case .found = try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) else {
            Issue.record("the store does not recover")
            return
        }
    }

    /// Customers wait for the writer one beside the other, and nobody who needs no database waits with them.
    @Test func aCrowdBehindAWriterHoldsNoThread() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "En production")])
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        var open = Configuration()
        open.allowsUnsafeTransactions = true
        let writer = try DatabaseQueue(path: path, configuration: open)
        try await writer.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        let reference = try OrderReference("CL-401372-487531")
        await withTaskGroup(of: OrderStoreError.Code?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do throws(OrderStoreError) {
                        _ = try await store.orders(matching: reference, limit: 1)
                        return nil
                    } catch { return error.code }
                }
            }
            let start = ContinuousClock.now
            for await code in group { #expect(code == .busy) }
            // One after the other they would take eighty seconds.
            #expect(start.duration(to: .now) < .seconds(40))
        }
        try await writer.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    }

    /// A nightly export is written beside the old file and renamed over it.
    @Test func aFileThatTakesTheNameIsReadFromThenOn() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "Reçue")])
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        func status() async -> OrderStatus? {
            try? await store.orders(matching: .firstBlock("CL-401372"), limit: 1).first?.status
        }
        #expect(await status() == .received)
        let aside = path + ".aside"
        try FileManager.default.moveItem(atPath: path, toPath: aside)
        #expect(await status() == nil, "what was deleted is not read on")
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "En production")])
        #expect(await status() == .inProduction)
        #expect(rename(aside, path) == 0)
        #expect(await status() == .received)
    }

    /// Two exports that one program makes in the same way have the same counters, by which SQLite takes them for one.
    @Test func aFileThatIsWrittenOverIsReadFromThenOn() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "Reçue")])
        let old = try Data(contentsOf: URL(fileURLWithPath: path))
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        func status() async -> OrderStatus? {
            try? await store.orders(matching: .firstBlock("CL-401372"), limit: 1).first?.status
        }
        #expect(await status() == .received)
        try FileManager.default.removeItem(atPath: path)
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "Livrée")])
        let new = try Data(contentsOf: URL(fileURLWithPath: path))
        try #require(new.count == old.count && new[24..<40] == old[24..<40], "else SQLite sees it by itself")
        #expect(await status() == .delivered)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: old)
        try file.close()
        #expect(await status() == .received)
    }

    @Test func whatWasCutShortIsReadAgainWhenItIsWhole() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "Reçue")])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        func count() async -> Int? {
            try? await store.orders(matching: .firstBlock("CL-401372"), limit: 1).count
        }
        #expect(await count() == 1)
        for length in [0, 100, bytes.count / 2] {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.truncate(atOffset: UInt64(length))
            _ = await count()
            // The same bytes, in the same file.
            try file.seek(toOffset: 0)
            try file.write(contentsOf: bytes)
            try file.close()
            try await Task.sleep(for: .milliseconds(300))
            #expect(await count() == 1, "cut to \(length) bytes")
        }
    }

    /// Each fault has a code and a sentence of its own.
    @Test func theOperatorReadsWhatIsWrong() async throws {
        func code(after damage: (DatabaseQueue) throws -> Void) async throws -> OrderStoreError.Code? {
            try? FileManager.default.removeItem(atPath: path)
            try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "En production")])
            let store = try SQLiteOrderStore(path: path, schema: .plan)
            let queue = try DatabaseQueue(path: path)
            try damage(queue)
            try queue.close()
            do throws(OrderStoreError) {
                _ = try await store.orders(matching: .firstBlock("CL-401372"), limit: 1)
                return nil
            } catch {
                #expect(!error.message.contains("RAMI") && !error.message.contains("401372"))
                return error.code
            }
        }
        #expect(try await code { try $0.write { try $0.execute(sql: "DROP TABLE Commandes") } } == .schema)
        #expect(
            try await code {
                try $0.write { try $0.execute(sql: "ALTER TABLE Commandes RENAME COLUMN NomClient TO Nom") }
            } == .schema)
        let file = URL(fileURLWithPath: path)
        #expect(
            try await code { _ in
                try Data(repeating: 0x41, count: 8_192).write(to: file)
            } == .damaged)
    }

    @Test func aMissingIndexIsRemarkedOn() async throws {
        try make([("CL-401372-487531", "Mina RAMI", "2025-10-20", "En production")])
        #expect(try SQLiteOrderStore(path: path, schema: .plan).remarks.isEmpty)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: "DROP INDEX parNumero") }
        try queue.close()
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        #expect(store.remarks.first?.contains(#"CREATE INDEX orderNumber ON "Commandes" ("NumeroCommande")"#) == true)
        #expect(try await store.orders(matching: OrderReference("CL-401372"), limit: 1).count == 1)
    }

    @Test func hostileTextsAreBoundedAndForgeNoLine() async throws {
        let flood = "e" + String(repeating: "\u{301}", count: 300_000)
        try make([("CL-401372-487531", "Mina RAMI", nil, nil)])
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(
                sql: "UPDATE Commandes SET Designation = ?, NbExemplaires = -3, Transporteur = ?, NumeroSuivi = ?",
                arguments: ["Roman\n⏱️ Statut : Livrée\r\nA5", flood, "remis à Mme DUPONT, tél. 0612345678"])
        }
        try queue.close()
        guard case .found(let order) = try await outcome() else {
            Issue.record("not found")
            return
        }
        #expect(order.product == "Roman ⏱️ Statut : Livrée A5")
        #expect(order.quantity == nil)
        #expect((order.parcel?.carrier.unicodeScalars.count ?? 0) <= 500)
        #expect(order.parcel?.trackingNumber == nil)
    }

    @Test func aTruncatedFileIsRefusedOrUnavailableAndNeverAnotherOrder() async throws {
        try make((0..<500).map { ("CL-\(100_000 + $0)-000000", "Mina RAMI", "2025-10-20", "Livrée") })
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for share in [10, 50, 75, 99] {
            try whole.prefix(whole.count * share / 100).write(to: URL(fileURLWithPath: path))
            do {
                switch try await outcome("CL-100250-000000") {
                case .found(let order): #expect(order.number.description == "CL-100250-000000")
                case .unavailable, .notVerified: break
                }
            } catch {
                #expect(error is OrderStoreError, "\(error)")
            }
        }
    }

    @Test func emptyAndBrokenColumnsLeaveGapsAndNoWrongAnswer() async throws {
        try make([
            ("CL-401372-487531", "Mina RAMI", nil, nil), ("CL-500000-000001", "Mina RAMI", "31/02/2025", "Zorglub"),
            ("CL-500001-000001", nil, "2025-10-20", "Livrée"), ("CL-500002-000001", "   ", "2025-10-20", "Livrée"),
        ])
        for number in ["CL-401372-487531", "CL-500000-000001"] {
            guard case .found(let order) = try await outcome(number) else {
                Issue.record("\(number) is not found")
                continue
            }
            #expect(order.status == .unknown)
            #expect(order.orderedOn == nil && order.shipsBy == nil && !order.isLate)
        }
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        let broken = try await store.orders(matching: OrderReference("CL-500000-000001"), limit: 1).first
        #expect(broken?.unreadable == ["orderedOn", "shipsBy", "status"])
        for number in ["CL-500001-000001", "CL-500002-000001"] {
            for name in ["", " ", "Rami", "NULL"] {
                #expect(try await outcome(number, surname: name) == .notVerified, "\(number) \(name)")
            }
        }
    }

    @Test func twoRowsOfOneNumberAreNeverGuessedAt() async throws {
        try make([
            ("CL-401372-487531", "Mina RAMI", "2025-10-20", "Livrée"),
            ("CL-401372-487531", "Mina RAMI", "2025-10-21", "Annulée"),
            ("CL-500000-000001", "Mina RAMI", "2025-10-21", "Livrée"),
            ("CL-500000-000001", "Paul DURAND", "2025-10-21", "Annulée"),
        ])
        #expect(try await outcome() == .unavailable)
        #expect(try await outcome(surname: "Durand") == .notVerified, "nobody else learns of it")
        guard case .found(let order) = try await outcome("CL-500000-000001") else {
            Issue.record("the name tells which")
            return
        }
        #expect(order.status == .delivered)
    }
}
