import LibriAssist
import Metrics

/// What the server counts. Nothing of it is personal: labels are routes, statuses, intents and outcomes.
struct ServerMetrics: Sendable {
    private let factory: any MetricsFactory

    init(factory: any MetricsFactory) { self.factory = factory }

    /// Counts a request and its time.
    func record(method: String, route: String, status: Int, time: Duration) {
        let method = ["GET", "HEAD", "POST", "OPTIONS"].contains(method) ? method : "other"
        Counter(
            label: "libriassist_requests_total",
            dimensions: [("method", method), ("route", route), ("status", "\(status)")], factory: factory
        ).increment()
        Timer(
            label: "libriassist_request_seconds", dimensions: [("route", route)], factory: factory
        ).recordNanoseconds(Int64(time / .nanoseconds(1)))
    }

    /// Counts what was understood and what became of it.
    func record(_ reply: Reply) {
        for intent in reply.intents {
            Counter(label: "libriassist_intents_total", dimensions: [("intent", intent.rawValue)], factory: factory)
                .increment()
        }
        for part in reply.parts {
            Counter(label: "libriassist_outcomes_total", dimensions: [("outcome", part.outcome)], factory: factory)
                .increment()
        }
    }
}

extension ReplyPart {
    /// The kind of the part in one word.
    fileprivate var outcome: String {
        switch self {
        case .answer(let answer): answer.made.rawValue
        case .order: "order"
        case .orderForm: "orderForm"
        case .message(let message): message.topic.rawValue
        case .handoff: "handoff"
        }
    }
}
