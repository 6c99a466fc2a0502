#if ODBC
import Foundation
import LibriOrders
import OrderStoreConformance
import Testing

/// The store on real databases; `scripts/with-databases.sh` starts them.
@Suite(.serialized, .enabled(if: !LiveDatabase.all.isEmpty, "run with scripts/with-databases.sh"))
struct ODBCOrderStoreTests {
    private static let number = "CL-401372-487531"

    private func store(_ database: LiveDatabase, schema: OrderSchema = .plan) async throws -> ODBCOrderStore {
        try await ODBCOrderStore(.init(connectionString: database.connectionString), schema: schema)
    }

    @Test(arguments: LiveDatabase.all) func passesTheConformanceKit(database: LiveDatabase) async throws {
        try database.fill(try OrderStoreConformance.orders())
        let store = try await store(database)
        #expect(await OrderStoreConformance.violations(of: store) == [])
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
        #expect(table?.code == .schema && table?.message.contains("Bestellungen") == true, "\(table?.message ?? "")")
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
#endif
