import Foundation
import Hummingbird
import HummingbirdTesting
import LibriAssist
import LibriTestSupport
import Logging
import Testing

@testable import libriassist_server

/// The times that an operator sets are those that a chat keeps when its answer never comes, over HTTP.
///
/// Alone (`LIBRI_ALONE=1`): where all other tests are busy, the times are over before anything is sent.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil)) struct ChatRoutesTimeTests
{
    private struct EndlessResponder: Responder {
        let answers = Set(PlannedPart.Kind.allCases)
        func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
            .running { _ in try? await Task.sleep(for: .seconds(3_600)) }
        }
    }

    private static let secret = Data((0..<32).map { UInt8($0) }).base64EncodedString()

    /// What a chat answers whose limits are configured so.
    private func answer(_ limits: String, accept: String) async throws -> TestResponse {
        let folder = try TemporaryFolder()
        let file = try folder.write("server: {limits: {\(limits)}}\n", to: "libriassist.yaml")
        let configuration = try await ConfigurationLoader(environment: [:]).load(file: URL(fileURLWithPath: file))
        let understanding = try UnderstandingServices(configuration: configuration)
        let assistant = Assistant(
            interpreter: understanding.interpreter, planner: ReplyPlanner(redactor: understanding.redactor),
            responders: [EndlessResponder()], composer: ReplyComposer(phrasebook: try Phrasebook()),
            logger: Logger(label: "test"))
        let router = Router(context: ServerContext.self)
        router.addMiddleware { ProblemMiddleware(logger: Logger(label: "test")) }
        ChatRoutes(
            assistant: assistant,
            sealer: ConversationSealer(secrets: try ServerSecret.all(in: ["LIBRI_SECRET": Self.secret])),
            ended: EndedConversations(), buckets: nil, limits: configuration.server.limits,
            metrics: ServerMetrics(factory: PrometheusRegistry()), logger: Logger(label: "test")
        ).add(to: router)
        return try await Application(router: router).test(.live) { client -> TestResponse in
            try await client.execute(
                uri: "/api/chat", method: .post, headers: [.contentType: "application/json", .accept: accept],
                body: ByteBuffer(string: #"{"message":"Quels formats proposez-vous ?"}"#))
        }
    }

    @Test func aWholeReplyHasItsTime() async throws {
        let answer = try await answer("requestSeconds: 1", accept: "application/json")
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(String(buffer: answer.body).contains("Took too long"))
    }

    @Test func aStreamShowsThatItIsAliveAndHasItsTime() async throws {
        let answer = try await answer("heartbeatSeconds: 1, streamSeconds: 5", accept: "text/event-stream")
        #expect(answer.status == .ok)
        let text = String(buffer: answer.body)
        #expect(text.hasPrefix("event: understood\n"), "\(text)")
        #expect(text.contains("\n\n: alive\n\n"), "\(text)")
        let last = try #require(text.components(separatedBy: "\n\n").dropLast().last)
        #expect(last.hasPrefix("event: error\n") && last.contains("Took too long"), "\(text)")
    }
}
