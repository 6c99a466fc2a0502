public import Foundation
import Synchronization

/// Answers some kinds of parts of a reply.
///
/// An implementation must always finish its stream with exactly one ``ResponseEvent/finished(_:memory:)``: a failure
/// is a part that says so, never an error. It must stop its work when the stream's consumer goes away, and must not
/// keep anything personal between two requests.
public protocol Responder: Sendable {
    /// The kinds of parts that this responder answers.
    var answers: Set<PlannedPart.Kind> { get }

    /// Answers one part.
    func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent>
}

/// One part to answer.
public struct ResponderRequest: Sendable {
    /// The part.
    public var part: PlannedPart
    /// The language to answer in.
    public var language: Language
    /// Who asks.
    public var client: ClientIdentity
    /// The sender's identifier of the message.
    public var messageID: String?
    /// The moment of the request.
    public var now: Date

    /// Creates a request.
    public init(
        part: PlannedPart, language: Language, client: ClientIdentity = .local, messageID: String? = nil, now: Date
    ) {
        self.part = part
        self.language = language
        self.client = client
        self.messageID = messageID
        self.now = now
    }
}

/// What a responder sends while it answers.
public enum ResponseEvent: Sendable {
    /// A piece of the text, already checked.
    case text(String)
    /// The whole part; a responder for orders also says what the conversation shall remember.
    case finished(ReplyPart, memory: OrderMemory? = nil)
}

/// What a conversation remembers about orders.
public struct OrderMemory: Sendable, Equatable {
    /// What is known while a question is open.
    public var pending: OrderSlots?
    /// The order that was verified.
    public var verified: VerifiedOrder?

    /// Creates a memory.
    public init(pending: OrderSlots? = nil, verified: VerifiedOrder? = nil) {
        self.pending = pending
        self.verified = verified
    }
}

extension AsyncStream where Element == ResponseEvent {
    /// A stream of one finished part.
    public static func finished(_ part: ReplyPart) -> AsyncStream<ResponseEvent> {
        AsyncStream { continuation in
            continuation.yield(.finished(part))
            continuation.finish()
        }
    }

    /// A stream of one finished part that is made when the consumer asks for it, in the consumer's own task.
    public static func finishing(
        _ work: @escaping @Sendable () async -> ResponseEvent?
    ) -> AsyncStream<ResponseEvent> {
        let isBegun = Atomic(false)
        return AsyncStream(unfolding: {
            isBegun.exchange(true, ordering: .relaxed) ? nil : await work()
        })
    }

    /// A stream made by a task that ends when its consumer goes away.
    public static func running(
        _ work: @escaping @Sendable (AsyncStream<ResponseEvent>.Continuation) async -> Void
    ) -> AsyncStream<ResponseEvent> {
        AsyncStream { continuation in
            let task = Task {
                await work(continuation)
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
