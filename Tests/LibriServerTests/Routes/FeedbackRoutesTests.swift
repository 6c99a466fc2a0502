import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting
import LibriSQLite
import LibriTestSupport
import Logging
import Testing

@testable import LibriAssist
@testable import libriassist_server

@Suite final class FeedbackRoutesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aFullDiskIsTellingToTryAgainLater() async throws {
        let log = SQLiteFeedbackLog(path: folder.path("feedback.sqlite"), today: { LocalDate(Date(), in: .gmt) })
        let lexicons = try Lexicons()
        let scrubber = CommentScrubber(
            redactor: PatternRedactor(lexicons: lexicons, names: try NameModel(), orderNumberFormat: .coolLibri),
            detector: LanguageDetector(lexicons: lexicons), language: .french)
        let router = Router(context: ServerContext.self)
        router.addMiddleware { ProblemMiddleware(logger: Logger(label: "test")) }
        FeedbackRoutes(log: log, scrubber: scrubber, limits: ServerLimits()).add(to: router)

        try await Application(router: router).test(.router) { client in
            @Sendable func send(_ comment: String) async throws -> TestResponse {
                let id = UUID().uuidString
                let body = #"{"replyId":"\#(id)","helpful":true,"comment":"\#(comment)"}"#
                return try await client.execute(
                    uri: "/api/feedback", method: .post, headers: [.contentType: "application/json"],
                    body: ByteBuffer(string: body))
            }
            #expect(try await send("Clair").status == .noContent)
            // SQLite answers as on a full disk when a file may not grow.
            try await log.file().write { db in try db.execute(sql: "PRAGMA max_page_count = 1") }
            let long = String(repeating: "Le papier est blanc. ", count: 40)
            var (refused, sent): (TestResponse?, Int) = (nil, 0)
            while refused == nil, sent < 50 {
                let answer = try await send(long)
                if answer.status == .noContent { sent += 1 } else { refused = answer }
            }
            #expect(refused?.status == .serviceUnavailable)
            #expect(refused?.headers[.contentType] == "application/problem+json")
            let problem = String(buffer: try #require(refused).body)
            #expect(problem.contains("Feedback cannot be kept at the moment") && !problem.contains("sqlite"))
            // The file was opened anew, and may grow again.
            #expect(try await send(long).status == .noContent)
            #expect(try log.summary().helpful == sent + 2, "what was taken is kept")
        }
    }
}
