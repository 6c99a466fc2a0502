import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Synchronization
import Testing

/// What customers say of themselves, and what orders hold, reaches no model, in later turns neither.
@Suite struct ModelCanaryTests {
    private static let canaries =
        ["zorglub", "canari", "401372", "487531", "06 12 39 98 87", "rue du"]
        + CanaryOrders.canaries.map { $0.lowercased() }

    /// Models that answer as they should, and remember every word that they are sent.
    private final class Models: HTTPTransport {
        private let sent = Mutex<[String]>([])
        var all: [String] { sent.withLock { $0 } }

        func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
            let body = String(decoding: request.body ?? Data(), as: UTF8.self)
            sent.withLock { $0.append(request.url + " " + body) }
            return request.url.hasSuffix("/embeddings") ? Self.vectors(for: request.body ?? Data()) : Self.answer
        }

        private static var answer: HTTPTransportResponse {
            response(
                """
                data: {"choices":[{"index":0,"delta":{"content":"Nous imprimons votre livre en cinq jours ouvrés [1]."}}]}

                data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]


                """)
        }

        private struct Texts: Decodable { let input: [String] }

        private static func vectors(for body: Data) -> HTTPTransportResponse {
            let count = (try? JSONDecoder().decode(Texts.self, from: body).input.count) ?? 1
            let list = (0..<count).map { "{\"object\":\"embedding\",\"index\":\($0),\"embedding\":[0.6,0.8,0]}" }
            return response("{\"object\":\"list\",\"data\":[\(list.joined(separator: ","))]}")
        }

        private static func response(_ text: String) -> HTTPTransportResponse {
            HTTPTransportResponse(
                status: 200, headers: [],
                body: AsyncThrowingStream { continuation in
                    continuation.yield(Data(text.utf8))
                    continuation.finish()
                })
        }
    }

    private func configuration(_ folder: borrowing TemporaryFolder) async throws -> LibriConfiguration {
        try folder.write(
            "# Délais\n\n## Fabrication\n\nNous imprimons votre livre en 5 jours ouvrés.", to: "docs/delais.md")
        try CanaryOrders.make(folder.path("orders.sqlite"))
        try folder.write(CanaryOrders.schema, to: "orders.schema.yaml")
        try folder.write(
            """
            orders: {sqlite: {path: "\(folder.path("orders.sqlite"))"}, schema: "\(folder.path("orders.schema.yaml"))"}
            knowledge:
              sources: [\(folder.path("docs"))]
              embedder: openai
              openai: {url: "http://127.0.0.1:9/v1", model: small}
            answers:
              model: openai
              openai: {url: "http://127.0.0.1:9/v1", model: small}
            """, to: "shop.yaml")
        return try await ConfigurationLoader().load(file: URL(fileURLWithPath: folder.path("shop.yaml")))
    }

    @Test func nothingPersonalReachesAModel() async throws {
        let folder = try TemporaryFolder()
        let models = Models()
        let services = try await LibriServices(
            configuration: configuration(folder),
            state: StateFolder(url: URL(fileURLWithPath: folder.path("state"), isDirectory: true)),
            logger: Logger(label: "canary") { _ in SwiftLogNoOpLogHandler() }, modelTransport: models)
        try await services.vectors?.refresh()
        let before = models.all.count
        #expect(before > 0, "the documents were embedded")

        var conversation: Conversation?
        var generated = 0
        for text in [
            "Bonjour, je m'appelle Zoé Zorglub, quels sont vos délais de fabrication ?",
            "ma commande CL-401372-487531, Zorglub", "Et les délais de fabrication pour Mme ZORGLUB ?",
            "Vos délais de fabrication ? Écrivez-moi à canari@exemple.fr ou au 06 12 39 98 87.",
            "Je suis au 12 rue du Canari, 31999 Toulouse : quels délais de fabrication pour un livre ?",
        ] {
            let reply = try #require(await services.assistant.reply(to: try Message(.text(text)), in: conversation))
            conversation = reply.conversation
            for case .answer(let answer) in reply.parts where answer.made == .generated { generated += 1 }
        }
        #expect(generated > 0, "the model was asked")
        let sent = models.all.dropFirst(before)
        for canary in Self.canaries {
            for text in sent { #expect(!text.lowercased().contains(canary), "\(canary) in: \(text)") }
        }
    }
}
