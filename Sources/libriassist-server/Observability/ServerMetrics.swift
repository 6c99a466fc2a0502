import LibriAssist
import Metrics

/// What the server counts. Nothing of it is personal: labels are routes, statuses, intents and outcomes.
struct ServerMetrics: ServiceObserver {
    private let factory: any MetricsFactory

    init(factory: any MetricsFactory) { self.factory = factory }

    /// Counts a request and its time. Method and route are words of the program.
    func record(method: String, route: String, status: Int, time: Duration) {
        Counter(
            label: "libriassist_requests_total",
            dimensions: [("method", method), ("route", route), ("status", "\(status)")], factory: factory
        ).increment()
        Timer(
            label: "libriassist_request_seconds", dimensions: [("route", route)], factory: factory
        ).recordNanoseconds(Int64(time / .nanoseconds(1)))
    }

    /// Counts a streamed reply by how it ended.
    func streamEnded(_ ending: ReplyStream.Ending) {
        Counter(label: "libriassist_streams_total", dimensions: [("end", ending.rawValue)], factory: factory)
            .increment()
    }

    func connectionOpened() { connections.increment() }

    func connectionClosed() { connections.decrement() }

    private var connections: Meter { Meter(label: "libriassist_connections", factory: factory) }

    /// Counts what was refused before it was looked at, and connections that were closed.
    func refused(_ reason: Refusal) {
        Counter(label: "libriassist_refusals_total", dimensions: [("reason", reason.rawValue)], factory: factory)
            .increment()
    }

    /// Why something was refused before it was looked at, or a connection closed.
    enum Refusal: String {
        /// The client asks too often.
        case client
        /// The conversation holds too many messages.
        case conversation
        /// What came is no request of HTTP.
        case malformed
        /// The page's origin is not allowed.
        case origin
        /// The client has too many connections.
        case connections
        /// The connection waited longest for a request when there was no room for others.
        case crowded
        /// The headers of a request did not arrive in time.
        case headersLate
        /// The body of a request did not arrive in time.
        case bodyLate
        /// More arrived after an early answer, or after the last, than is read.
        case drained
        /// The client took nothing of its answer for too long.
        case stalled
    }

    func searched(in time: Duration) {
        Timer(label: "libriassist_search_seconds", factory: factory).recordNanoseconds(Int64(time / .nanoseconds(1)))
    }

    func lookedUp(_ outcome: OrderAccess.Outcome) {
        // Which refusal it was is for the audit alone: here it would tell a guesser with eyes on the figures.
        let name =
            switch outcome {
            case .found: "found"
            case .unavailable: "unavailable"
            case .locked: "locked"
            default: "notVerified"
            }
        Counter(label: "libriassist_lookups_total", dimensions: [("outcome", name)], factory: factory).increment()
    }

    func storeAnswered(in time: Duration, failure: OrderStoreError.Code?) {
        Timer(label: "libriassist_order_store_seconds", factory: factory)
            .recordNanoseconds(Int64(time / .nanoseconds(1)))
        if let failure {
            Counter(
                label: "libriassist_order_store_failures_total", dimensions: [("code", failure.description)],
                factory: factory
            ).increment()
        }
    }

    func storeIsOut(_ isOut: Bool) {
        Meter(label: "libriassist_order_store_out", factory: factory).set(isOut ? 1 : 0)
    }

    func generationEnded(_ report: GenerationReport) {
        Timer(label: "libriassist_model_seconds", factory: factory).recordNanoseconds(
            Int64(report.time / .nanoseconds(1)))
        if let first = report.firstPiece {
            Timer(label: "libriassist_model_first_seconds", factory: factory)
                .recordNanoseconds(Int64(first / .nanoseconds(1)))
        }
        if let failure = report.failure { modelFailed("model", failure.code) }
    }

    func modelIsOut(_ isOut: Bool) { Meter(label: "libriassist_model_out", factory: factory).set(isOut ? 1 : 0) }

    func embedderAnswered(in time: Duration, failure: ModelError.Code?) {
        Timer(label: "libriassist_embedder_seconds", factory: factory).recordNanoseconds(Int64(time / .nanoseconds(1)))
        if let failure { modelFailed("embedder", failure) }
    }

    func embedderIsOut(_ isOut: Bool) {
        Meter(label: "libriassist_embedder_out", factory: factory).set(isOut ? 1 : 0)
    }

    private func modelFailed(_ kind: String, _ code: ModelError.Code) {
        Counter(
            label: "libriassist_model_failures_total", dimensions: [("kind", kind), ("code", code.description)],
            factory: factory
        ).increment()
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
