import AsyncAlgorithms
import Hummingbird
import LibriAssist
import NIOCore
import ServiceLifecycle

/// Sends a reply as events while it comes into being.
struct ReplyStream: Sendable {
    let events: AsyncStream<ReplyEvent>
    let limits: ServerLimits
    /// Seals the conversation of the finished reply.
    let finish: @Sendable (Reply) throws -> ChatReply
    /// Is told why a reply could not be finished.
    let report: @Sendable (any Error) -> Void

    /// How a stream ended.
    enum Ending: String {
        case done, tookTooLong, stopping, failed
        /// The customer left before the end.
        case left
    }

    /// The work behind a stream ended without a reply.
    private struct NoReply: Error {}

    /// What a stream waits for.
    private enum Signal: Sendable {
        case reply(ReplyEvent)
        /// The work behind has ended, with or without a reply.
        case ended
        case tick
        case stopping
    }

    private static let tick = Duration.seconds(1)

    /// Writes until the reply is complete, takes too long, or the server is told to stop and the time for that is over.
    ///
    /// - Throws: What the writer throws when the customer has left; the work behind is then cancelled.
    func write(to writer: inout any ResponseBodyWriter) async throws -> Ending {
        let clock = ContinuousClock()
        var deadline = clock.now + limits.streamTime
        var ending = Ending.tookTooLong
        var heartbeat = clock.now + limits.heartbeat
        let signals = merge(
            chain(events.map { Signal.reply($0) }, [Signal.ended].async),
            AsyncTimerSequence(interval: Self.tick, clock: clock).map { _ in Signal.tick },
            [Signal.stopping].async.filter { _ in (try? await gracefulShutdown()) != nil })
        for await signal in signals {
            switch signal {
            case .reply(let event):
                let bytes: ByteBuffer
                do { bytes = try self.bytes(of: event) } catch { return try await fail(error, writer: &writer) }
                try await writer.write(bytes)
                if case .done = event { return .done }
                heartbeat = clock.now + limits.heartbeat
            case .ended:
                try Task.checkCancellation()
                return try await fail(NoReply(), writer: &writer)
            case .tick:
                if clock.now >= deadline {
                    try await writer.write(ServerSentEvent.event("error", ErrorEvent(problem: ending.problem)))
                    return ending
                }
                if clock.now >= heartbeat {
                    try await writer.write(ServerSentEvent.heartbeat)
                    heartbeat = clock.now + limits.heartbeat
                }
            case .stopping:
                // Most replies are complete by then; one that is not ends with a word rather than in the middle.
                deadline = min(deadline, clock.now + limits.shutdownTime * 0.7)
                ending = .stopping
            }
        }
        throw CancellationError()
    }

    /// The status was sent long ago: the customer reads in an event that nothing more comes.
    private func fail(_ error: any Error, writer: inout any ResponseBodyWriter) async throws -> Ending {
        report(error)
        try await writer.write(ServerSentEvent.event("error", ErrorEvent(problem: Ending.failed.problem)))
        return .failed
    }

    private func bytes(of event: ReplyEvent) throws -> ByteBuffer {
        switch event {
        case .understood(let id, let language, let intents):
            try ServerSentEvent.event(
                "understood", UnderstoodEvent(id: id, language: language, intents: intents))
        case .part(let index, let part): try ServerSentEvent.event("part", PartEvent(index: index, part: part))
        case .delta(let index, let text): try ServerSentEvent.event("delta", DeltaEvent(index: index, text: text))
        case .done(let reply):
            try ServerSentEvent.event("done", try finish(reply))
        }
    }
}

extension ReplyStream.Ending {
    /// What the customer reads.
    fileprivate var problem: Problem {
        switch self {
        case .stopping:
            Problem(status: 503, title: "Stopping", detail: "The server is being restarted. Send the message again.")
        case .tookTooLong:
            Problem(status: 503, title: "Took too long", detail: "The answer took too long. Try again.")
        case .done, .failed, .left:
            Problem(status: 500, title: "Internal error", detail: "Something failed. Send the message again.")
        }
    }
}
