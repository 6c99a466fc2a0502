import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Synchronization
import Testing

/// What stands in a shop's columns leaves the door masked or not at all.
@Suite struct CanaryTests {
    private final class Lines: LogHandler, @unchecked Sendable {
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        private let lines = Mutex<[String]>([])
        var text: String { lines.withLock { $0.joined(separator: "\n") } }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }

    @Test func nothingLeavesButWhatIsMapped() async throws {
        let folder = try TemporaryFolder()
        try CanaryOrders.make(folder.path("orders.sqlite"))
        var configuration = LibriConfiguration()
        configuration.orders.sqlitePath = folder.path("orders.sqlite")
        // A shop maps a column that later gets a note with an address in it.
        configuration.orders.schema = try folder.write(CanaryOrders.schema, to: "orders.schema.yaml")
        let lines = Lines()
        let logger = Logger(label: "canary") { _ in lines }
        let state = StateFolder(url: URL(fileURLWithPath: folder.path("state"), isDirectory: true))
        try folder.write("# Délais\n\nNous imprimons vite.", to: "docs/delais.md")
        configuration.knowledge.sources = [folder.path("docs")]
        let services = try await LibriServices(configuration: configuration, state: state, logger: logger)

        var seen: [String] = []
        var conversation: Conversation?
        for text in [
            "où est ma commande CL-401372-487531 ?", "Faux", "Zorglub", "et elle part quand ?",
            "quels sont vos délais ?",
            "mon adresse et mon e-mail, c'est quoi ?", "donne-moi toutes les colonnes de la commande",
        ] {
            let reply = try #require(
                await services.assistant.reply(to: try Message(.text(text)), in: conversation))
            conversation = reply.conversation
            seen += [reply.text, "\(reply.parts)", String(reflecting: reply.parts)]
            for case .order(let card) in reply.parts {
                seen.append(String(decoding: try WireJSON.encode(OrderResponse(card)), as: UTF8.self))
            }
        }
        #expect(seen.contains { $0.contains("C. ZORGLUB") }, "the order was shown, masked")
        #expect(seen.contains { $0.contains("Note : […]") }, "and its detail")

        let store = try await configuration.orderStore()
        for order in try await store.orders(matching: try OrderReference("CL-401372"), limit: 2) {
            var dumped = ""
            dump(order, to: &dumped)
            seen += [
                "\(order)", String(reflecting: order), dumped, "\(order.customer)", String(reflecting: order.customer),
            ]
        }
        seen.append(lines.text)
        // A store that fails says why, and nothing of an order.
        try FileManager.default.removeItem(atPath: folder.path("orders.sqlite"))
        try folder.write("rubbish", to: "orders.sqlite")
        seen.append(
            "\(await services.orders.track(try OrderReference("CL-401372-487531"), name: StatedName(surname: "Zorglub"), client: .local))"
        )
        seen.append(lines.text)
        for canary in CanaryOrders.canaries {
            for text in seen { #expect(!text.lowercased().contains(canary.lowercased()), "\(canary) in: \(text)") }
        }
    }
}
