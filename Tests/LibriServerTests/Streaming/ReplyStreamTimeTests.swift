import Hummingbird
import LibriAssist
import LibriTestSupport
import NIOCore
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import libriassist_server

/// What a stream does while nothing comes from the work behind it.
@Suite struct ReplyStreamTimeTests {
    /// Keeps what was written.
    private final class Written: Sendable {
        private let text = Mutex("")
        var value: String { text.withLock { $0 } }
        func add(_ buffer: ByteBuffer) { text.withLock { $0 += String(buffer: buffer) } }
    }

    private struct Writer: ResponseBodyWriter {
        let written: Written
        mutating func write(_ buffer: ByteBuffer) async throws { written.add(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func limits(heartbeat: Int = 60, stream: Int = 60, shutdown: Int = 1) -> ServerLimits {
        var limits = ServerLimits()
        limits.heartbeat = .seconds(heartbeat)
        limits.streamTime = .seconds(stream)
        limits.shutdownTime = .seconds(shutdown)
        return limits
    }

    /// Writes a stream behind which nothing ever happens.
    @discardableResult
    private func write(_ limits: ServerLimits, to written: Written) async throws -> ReplyStream.Ending {
        let (events, continuation) = AsyncStream.makeStream(of: ReplyEvent.self)
        defer { continuation.finish() }
        var writer: any ResponseBodyWriter = Writer(written: written)
        return try await stream(events, limits).write(to: &writer)
    }

    private func stream(_ events: AsyncStream<ReplyEvent>, _ limits: ServerLimits) -> ReplyStream {
        ReplyStream(events: events, limits: limits) {
            ChatReply($0, conversation: "")
        } report: { _ in
        }
    }

    @Test(.timeLimit(.minutes(2))) func itSaysThatItIsAlive() async throws {
        let written = Written()
        let work = Task { try await write(limits(heartbeat: 1, stream: 3_600), to: written) }
        while written.value.count < 2 * ": alive\n\n".count { try await Task.sleep(for: .milliseconds(50)) }
        work.cancel()
        #expect(written.value.hasPrefix(": alive\n\n: alive\n\n"))
    }

    @Test func itEndsInTime() async throws {
        let written = Written()
        #expect(try await write(limits(stream: 1), to: written) == .tookTooLong)
        #expect(written.value.hasPrefix("event: error\ndata: {\"problem\":"))
        #expect(written.value.contains("Took too long") && written.value.hasSuffix("\n\n"))
    }

    @Test func aServerThatStopsEndsItWithAWord() async throws {
        let written = Written()
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let ending = try await write(limits(), to: written)
                    #expect(ending == .stopping)
                }
                group.addTask { trigger.triggerGracefulShutdown() }
                try await group.waitForAll()
            }
        }
        #expect(written.value.hasPrefix("event: error\ndata: {\"problem\":") && written.value.contains("Stopping"))
    }

    @Test func aReplyThatCannotBeFinishedIsToldToCustomerAndOperator() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: ReplyEvent.self)
        continuation.yield(.understood(id: "1", language: .french, intents: []))
        continuation.finish()
        let (written, reported) = (Written(), Written())
        var writer: any ResponseBodyWriter = Writer(written: written)
        let ending = try await ReplyStream(events: events, limits: limits()) {
            ChatReply($0, conversation: "")
        } report: { error in
            reported.add(ByteBuffer(string: "\(FailureCause(error))"))
        }.write(to: &writer)
        #expect(ending == .failed && reported.value.hasSuffix("NoReply"))
        #expect(
            written.value.contains("\n\nevent: error\ndata: {\"problem\":") && written.value.contains("\"status\":500"))
    }

    @Test(.timeLimit(.minutes(2))) func whoLeavesEndsTheWorkBehind() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: ReplyEvent.self)
        let hasEnded = Written()
        continuation.onTermination = { _ in hasEnded.add(ByteBuffer(string: "ended")) }
        let written = Written()
        let work = Task {
            var writer: any ResponseBodyWriter = Writer(written: written)
            _ = try await stream(events, limits()).write(to: &writer)
        }
        continuation.yield(.understood(id: "1", language: .french, intents: []))
        while written.value.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        work.cancel()
        _ = await work.result
        #expect(hasEnded.value == "ended")
    }
}
