import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Synchronization
import Testing

/// What stays of questions that the documents do not answer, through the whole assistant.
@Suite final class UnansweredQuestionsTests {
    private final class Lines: LogHandler, @unchecked Sendable {
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .error
        private let lines = Mutex<[String]>([])
        var kept: [String] { lines.withLock { $0 } }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") } }
    }

    private let folder: TemporaryFolder
    private let lines = Lines()

    init() throws { folder = try TemporaryFolder() }

    private func services() async throws -> LibriServices {
        let state = try await DemoState.copy(to: folder)
        var configuration = LibriConfiguration()
        configuration.orders.sqlitePath = state.sampleOrders
        let lines = lines
        return try await LibriServices(
            configuration: configuration, state: state, logger: Logger(label: "test") { _ in lines },
            guarding: .thisUser)
    }

    private func topics(_ parts: [ReplyPart]) -> [MessagePart.Topic] {
        parts.compactMap { if case .message(let message) = $0 { message.topic } else { nil } }
    }

    @Test func keepsTheQuestionAndNothingPersonal() async throws {
        let services = try await services()
        let questions = [
            "Je m'appelle Mina Zorglub, vendez-vous des skateboards fluorescents ?",
            "Vendez-vous des skateboards fluorescents ? Ma commande est CL-401372-487531, Zorglub",
            "Vendez-vous des skateboards fluorescents ? Écrivez-moi à zorglub.mina@exemple.fr ou au 06 12 39 98 87",
            "Vendez-vous des skateboards fluorescents ? M. Zorglub, 12 rue du Canari, 31999 Toulouse",
            "Do you sell fluorescent skateboards? My name is Mina Zorglub, call me at +33612399887",
        ]
        var unknown = 0
        for question in questions {
            let reply = try #require(await services.assistant.reply(to: try Message(.text(question))))
            unknown += topics(reply.parts).count { $0 == .unknown }
        }
        await services.unanswered.settle()
        #expect(unknown > 2, "the questions reached the documents")
        #expect(try services.unanswered.topics().reduce(0) { $0 + $1.count } == unknown)
        let file = folder.path("state/unanswered.sqlite")
        let bytes = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self).lowercased()
        for canary in ["zorglub", "mina", "401372", "487531", "exemple", "061239", "06 12", "9887", "canari", "31999"] {
            #expect(!bytes.contains(canary), "\(canary)")
        }
        #expect(bytes.contains("vendez-vous"))
        #expect(lines.kept.isEmpty)
    }

    @Test func whatIsAnsweredOrNeverReachedTheDocumentsIsNotKept() async throws {
        let services = try await services()
        for text in [
            "Bonjour !", "Merci beaucoup", "Quels formats proposez-vous ?", "Où en est ma commande CL-401372 ?",
            "Je veux parler à un humain",
        ] {
            _ = await services.assistant.reply(to: try Message(.text(text)))
        }
        await services.unanswered.settle()
        #expect(!services.unanswered.exists)
    }

    @Test func aDamagedFileHindersNoAnswerAndIsToldOnce() async throws {
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "state/unanswered.sqlite")
        let services = try await services()
        for _ in 0..<3 {
            let question = "Vendez-vous des skateboards fluorescents ?"
            let reply = try #require(await services.assistant.reply(to: try Message(.text(question))))
            #expect(topics(reply.parts) == [.unknown])
            await services.unanswered.settle()
        }
        #expect(lines.kept.count == 1)
        #expect(lines.kept.first?.contains("damaged") == true)
    }
}
