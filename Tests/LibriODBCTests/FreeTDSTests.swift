#if ODBC
import Foundation
import LibriOrders
import LibriTestSupport
import Testing

/// SQL Server's driver, as far as it goes without a SQL Server: neighbours that are not there, say nothing, or are something else.
extension LiveDatabaseTests {
    @Suite struct FreeTDSTests {
        private func settings(port: Int) -> ODBCOrderStore.Settings {
            .init(
                connectionString:
                    "Driver=FreeTDS;Server=127.0.0.1;Port=\(port);Database=shop;UID=reader;PWD={canary};TDS_Version=7.4",
                openingDeadline: .seconds(3))
        }

        private func failure(port: Int) async -> (error: OrderStoreError?, time: Duration) {
            let start = ContinuousClock.now
            let error = await #expect(throws: OrderStoreError.self) {
                _ = try await ODBCOrderStore(settings(port: port), schema: .plan)
            }
            return (error, start.duration(to: .now))
        }

        @Test func saysThatNobodyIsThere() async {
            let (error, _) = await failure(port: 1)
            #expect(error?.code == .unavailable, "\(error?.message ?? "")")
            #expect(error.map { !String(reflecting: $0).contains("canary") } ?? false)
        }

        /// FreeTDS heeds no time limit against a server that takes the connection and says nothing; the caller's own holds.
        @Test func givesUpOnASilentServer() async throws {
            let listener = try SilentListener()
            let (error, time) = await failure(port: listener.port)
            #expect(error?.code == .unavailable, "\(error?.message ?? "")")
            #expect(error?.message.contains("in time") == true)
            #expect(time < .seconds(6))
        }

        /// A PostgreSQL server, where a SQL Server should be.
        @Test func isNotMisledByAnotherServer() async throws {
            let connection = try #require(LiveDatabase.all.first { $0.name == "POSTGRESQL" }?.connectionString)
            let port = try #require(connection.firstMatch(of: /Port=([0-9]+)/).flatMap { Int($0.1) })
            let (error, time) = await failure(port: port)
            #expect(error?.code == .unavailable, "\(error?.message ?? "")")
            #expect(time < .seconds(6))
        }
    }
}

/// A port that takes connections and says nothing.
private final class SilentListener {
    let port: Int
    private let descriptor: Int32

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
#endif
