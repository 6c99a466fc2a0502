import Foundation
import Hummingbird
import HummingbirdTesting
import LibriAssist
import Logging
import Synchronization
import Testing

@testable import libriassist_server

/// What becomes of errors that no route has words for.
@Suite struct ProblemMiddlewareTests {
    /// Quotes what a customer sent, as the errors of libraries do.
    private struct Quoting: Error, CustomStringConvertible {
        let description: String
    }

    private enum Telling: Error {
        case refused(name: String)
    }

    /// What was logged.
    private final class Lines: Sendable {
        private let text = Mutex("")
        var value: String { text.withLock { $0 } }
        func add(_ line: String) { text.withLock { $0 += line } }
    }

    private let lines = Lines()
    private let registry = PrometheusRegistry()

    private var logger: Logger {
        Logger(label: "test") { [lines] _ in LineLogHandler(format: .json) { lines.add($0) } }
    }

    /// What a route that throws answers, behind the middleware of the server.
    private func answer(throwing error: any Error) async throws -> TestResponse {
        let router = Router(context: ServerContext.self)
        router.addMiddleware {
            RequestRecordMiddleware(logger: logger, metrics: ServerMetrics(factory: registry))
            ProblemMiddleware(logger: logger)
        }
        router.get("fails") { _, _ -> Response in throw error }
        return try await Application(router: router).test(.router) { client -> TestResponse in
            try await client.execute(uri: "/fails?name=Zorglub", method: .get)
        }
    }

    /// The objects that were logged.
    private func logged() throws -> [[String: String]] {
        try lines.value.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        }
    }

    @Test(arguments: [
        (Quoting(description: "Zorglub CL-401372-487531") as any Error, "Quoting"),
        (Telling.refused(name: "Zorglub CL-401372-487531") as any Error, "Telling.refused"),
    ])
    func anUnknownErrorIsFoundAgainByTheIdentifierOfItsRequest(error: any Error, cause: String) async throws {
        let answer = try await answer(throwing: error)
        #expect(answer.status == .internalServerError)
        #expect(answer.headers[.contentType] == "application/problem+json")
        let id = try #require(answer.headers[.xRequestID])
        #expect(!id.isEmpty)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(String(buffer: answer.body).utf8))
        #expect(problem.status == 500 && problem.detail.contains(id))

        let objects = try logged()
        #expect(objects.count == 2, "the failure and its request have a line each")
        let failure = try #require(objects.first { $0["level"] == "error" })
        #expect(failure["message"] == "A request failed" && failure["request"] == id)
        #expect(failure["cause"]?.hasSuffix(cause) == true)
        let request = try #require(objects.first { $0["message"] == "request" })
        #expect(request["request"] == id && request["status"] == "500" && request["route"] == "/fails")
        #expect(
            registry.text().contains(
                #"libriassist_requests_total{method="GET",route="/fails",status="500"} 1"# + "\n"))

        let everything = lines.value + String(buffer: answer.body) + registry.text()
        for canary in ["Zorglub", "401372"] { #expect(!everything.contains(canary), "\(canary) in \(everything)") }
    }

    @Test func aProblemIsAnsweredAsItIsAndNotLoggedAsAFailure() async throws {
        let answer = try await answer(throwing: Problem(status: 503, title: "Busy", detail: "Try again."))
        #expect(answer.status == .serviceUnavailable && answer.headers[.xRequestID] != nil)
        #expect(String(buffer: answer.body).contains("Try again."))
        #expect(try logged().map { $0["message"] } == ["request"])
    }
}
