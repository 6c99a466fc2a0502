import Foundation
import LibriAssist
import Logging

/// Measures the parts that every message passes, on the sample shop; with `orders FOLDER COUNT …`, look-ups in databases
/// of these sizes, with `databases FOLDER` in PostgreSQL and MariaDB beside SQLite, with
/// `vectors FOLDER` near vectors beside a ChromaDB, with `knowledge FOLDER COUNT …`, collections of so many passages (`--json`: as lines of JSON).
@main
struct LibriBench {
    static func main() async throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let first = arguments.first else { return try await measureMessages() }
        #if ODBC
        if first == "databases", arguments.count == 2 {
            return try await DatabaseBench(folder: URL(fileURLWithPath: arguments[2], isDirectory: true)).run()
        }
        #endif
        #if SQLite && HTTPClient
        if first == "vectors", arguments.count == 2 {
            return try await VectorBench(folder: URL(fileURLWithPath: arguments[2], isDirectory: true)).run()
        }
        #endif
        let isJSON = first == "knowledge" && arguments.last == "--json"
        if isJSON { arguments.removeLast() }
        let sizes = arguments.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
        guard first == "orders" || first == "knowledge", !sizes.isEmpty, sizes.count == arguments.count - 2 else {
            FileHandle.standardError.write(Data(usage.utf8))
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[arguments.startIndex + 1], isDirectory: true)
        if first == "orders" {
            try await OrderBench(sizes: sizes, folder: folder).run()
        } else {
            try await KnowledgeBench(sizes: sizes, folder: folder, isJSON: isJSON).run()
        }
    }

    private static let usage =
        "usage: libriassist-bench [orders FOLDER COUNT … | databases FOLDER | vectors FOLDER | "
        + "knowledge FOLDER COUNT … [--json]]\n"

    private static func measureMessages() async throws {
        let state = StateFolder(
            url: FileManager.default.temporaryDirectory.appendingPathComponent("libriassist-bench-\(UUID().uuidString)")
        )
        defer { try? FileManager.default.removeItem(at: state.url) }
        let shop = try SampleShop()
        let configuration = try await shop.configuration(state: state)
        try shop.prepare(state: state, configuration: configuration) { _ in }
        let services = try await LibriServices(
            configuration: configuration, state: state, logger: Logger(label: "bench"))
        let understanding = try UnderstandingServices(configuration: configuration)
        let retriever = try await KnowledgeServices().retriever(over: state.knowledgeStore)

        let questions = [
            "Quels formats proposez-vous ?", "Quels sont vos délais et où en est ma commande CL-401372 ?",
            "Combien coûte la livraison en Belgique ?",
            "bonjour, je n’ai toujours pas reçu mon colis, pouvez-vous m’aider ?",
            "RAMI CL-401372-487531", "What paper should I choose for photos?",
        ]
        print("| what | calls | median µs | p99 µs | per second |")
        print("| --- | --- | --- | --- | --- |")
        let messages = try heldBackMessages()
        await measure("understand a message under 200 characters (held back)", calls: 20_000) { index in
            _ = understanding.interpreter.understand(messages[index % messages.count], language: .french)
        }
        let letter = messages.prefix(40).joined(separator: " ").prefix(Message.maximumLength)
        await measure("understand the longest message allowed", calls: 2_000) { _ in
            _ = understanding.interpreter.understand(String(letter), language: .french)
        }
        await measure("redact a message", calls: 20_000) { index in
            _ = understanding.redactor.redact(messages[index % messages.count], language: .french)
        }
        await measure("load the models of the understanding", calls: 20) { _ in
            _ = try? UnderstandingServices(configuration: configuration)
        }
        await measure("retrieve passages (sample shop)", calls: 20_000) { index in
            _ = await retriever.retrieve(questions[index % questions.count], language: .french, limit: 3)
        }
        await measure("look an order up, verified (8,252 orders)", calls: 20_000) { _ in
            _ = try? await services.orders.track("CL-401372-487531", surname: "Rami", client: .local)
        }
        await measure("answer a message, whole", calls: 5_000) { index in
            guard let message = try? Message(.text(questions[index % 4])) else { return }
            _ = await services.assistant.reply(to: message)
        }
    }

    /// Messages of customers that no model has learnt from.
    private static func heldBackMessages() throws -> [String] {
        let folder = URL(fileURLWithPath: "training/understanding")
        return try LabelledMessage.readFolder(folder).filter { MessageSplit(of: $0) == .heldBack }.map(\.text)
            .filter { $0.count < 200 }
    }

    private static func measure(_ name: String, calls: Int, _ work: @Sendable (Int) async -> Void) async {
        for index in 0..<calls / 10 { await work(index) }
        var measurement = Measurement()
        for index in 0..<calls { await measurement.time { await work(index) } }
        let (median, p99) = (measurement.percentile(50), measurement.percentile(99))
        print("| \(name) | \(calls) | \(median.text()) | \(p99.text()) | \(measurement.perSecond) |")
    }
}
