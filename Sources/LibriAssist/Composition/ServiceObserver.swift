/// Is told what the parts of a shop do, to count it; never of whom or of what.
public protocol ServiceObserver: StoreObserver, ModelObserver, EmbedderObserver {
    /// A search in the documents has ended.
    func searched(in time: Duration)
    /// Somebody has asked for an order.
    func lookedUp(_ outcome: OrderAccess.Outcome)
}

/// Tells an observer how long searches take.
struct ObservedRetriever: Retriever {
    let retriever: any Retriever
    let observer: any ServiceObserver

    func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let start = ContinuousClock.now
        defer { observer.searched(in: ContinuousClock.now - start) }
        return await retriever.retrieve(question, language: language, limit: limit)
    }
}

/// Tells an observer how look-ups end.
struct ObservedAccessLog: AccessLog {
    let log: any AccessLog
    let observer: any ServiceObserver

    func record(_ access: OrderAccess) async throws {
        do { try await log.record(access) } catch {
            // What cannot be written down is not shown.
            observer.lookedUp(.unavailable)
            throw error
        }
        observer.lookedUp(access.outcome)
    }
}
