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
    private func write(_ limits: ServerLimits, to written: Written) async throws {
        let (events, continuation) = AsyncStream.makeStream(of: ReplyEvent.self)
        defer { continuation.finish() }
        var writer: any ResponseBodyWriter = Writer(written: written)
        try await ReplyStream(events: events, limits: limits) { reply in ChatReply(reply, conversation: "") }
            .write(to: &writer)
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
        try await write(limits(stream: 1), to: written)
        #expect(written.value.hasPrefix("event: error\ndata: {\"problem\":"))
        #expect(written.value.contains("Took too long") && written.value.hasSuffix("\n\n"))
    }

    @Test func aServerThatStopsEndsItWithAWord() async throws {
        let written = Written()
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await write(limits(), to: written) }
                group.addTask { trigger.triggerGracefulShutdown() }
                try await group.waitForAll()
            }
        }
        #expect(written.value.hasPrefix("event: error\ndata: {\"problem\":") && written.value.contains("Stopping"))
    }

    @Test(.timeLimit(.minutes(2))) func whoLeavesEndsTheWorkBehind() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: ReplyEvent.self)
        let hasEnded = Written()
        continuation.onTermination = { _ in hasEnded.add(ByteBuffer(string: "ended")) }
        let written = Written()
        let work = Task {
            var writer: any ResponseBodyWriter = Writer(written: written)
            try await ReplyStream(events: events, limits: limits()) { ChatReply($0, conversation: "") }
                .write(to: &writer)
        }
        continuation.yield(.understood(id: "1", language: .french, intents: []))
        while written.value.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        work.cancel()
        _ = await work.result
        #expect(hasEnded.value == "ended")
    }
}
