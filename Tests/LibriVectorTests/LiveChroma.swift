#if HTTPClient && SQLite
import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// The ChromaDB that `scripts/with-chroma.sh` has started.
struct LiveChroma: Sendable {
    let address: String
    private let start: String
    private let stop: String
    private let processFile: String
    private let data: URL

    /// Nothing without the script.
    static let started: LiveChroma? = {
        let environment = ProcessInfo.processInfo.environment
        guard let address = environment["LIBRI_TEST_CHROMA"], let start = environment["LIBRI_TEST_CHROMA_START"],
            let stop = environment["LIBRI_TEST_CHROMA_STOP"], let data = environment["LIBRI_TEST_CHROMA_DATA"],
            let processFile = environment["LIBRI_TEST_CHROMA_PID"]
        else { return nil }
        return LiveChroma(
            address: address, start: start, stop: stop, processFile: processFile,
            data: URL(fileURLWithPath: data, isDirectory: true))
    }()

    /// A store in a collection of its own.
    func store(
        _ collection: String = "test-\(UInt64.random(in: 0...UInt64.max))", space: VectorSpace, port: Int? = nil,
        deadline: Duration = .milliseconds(800)
    ) throws -> ChromaVectorStore {
        let address = port.map { "http://127.0.0.1:\($0)" } ?? address
        return try ChromaVectorStore(

            .init(url: address, collection: collection, deadline: deadline), space: space,
            transport: AsyncHTTPTransport())
    }

    func startServer() async throws { try await run(start) }

    func stopServer() async throws { try await run(stop) }

    /// Ends it as a failure of power would.
    func killServer() async throws { try await run("kill -KILL -- -$(cat '\(processFile)'); sleep 0.3") }

    /// Deletes a collection behind the store's back.
    func delete(_ collection: String) async throws {
        try await run("curl -sf -X DELETE '\(base)/\(collection)'")
    }

    /// Deletes vectors behind the store's back.
    func delete(_ identifiers: [String], from incarnation: String?) async throws {
        let body = String(decoding: try JSONEncoder().encode(["ids": identifiers]), as: UTF8.self)
        try await run(
            "curl -sf '\(base)/\(incarnation ?? "")/delete' -H 'Content-Type: application/json' -d '\(body)'")
    }

    /// The files of its indexes, which lie beside its database.
    func indexFiles() throws -> [URL] {
        let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
        let found = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "bin" }
        try #require(!found.isEmpty, "the server has written no index")
        return found
    }

    private var base: String { "\(address)/api/v2/tenants/default_tenant/databases/default_database/collections" }

    private func run(_ command: String) async throws {
        let outcome = try await Program.shell.run(["-c", command])
        try #require(outcome.status == 0, "\(command): \(outcome.errors)")
    }
}
#endif
