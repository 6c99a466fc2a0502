import LibriAssist
import Synchronization

/// Why the answers of this process came out as they did, until it ends.
final class CollectedTraces: AnswerTraceLog {
    private let traces = Mutex<[AnswerTrace]>([])

    var all: [AnswerTrace] { traces.withLock { $0 } }

    func record(_ trace: AnswerTrace) { traces.withLock { $0.append(trace) } }
}

/// A reply with what it rests on.
struct ExplainedReply: Encodable {
    let reply: ChatReply
    let why: [AnswerTrace]
}
