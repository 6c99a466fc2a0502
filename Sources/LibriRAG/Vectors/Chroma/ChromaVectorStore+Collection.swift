import Foundation
import LibriCore
import Synchronization

extension ChromaVectorStore {
    /// Does something in the collection; one that is gone is looked up, or made, once more.
    func inCollection<Result>(
        until end: ContinuousClock.Instant? = nil, _ work: (String) async throws(ModelError) -> Result
    ) async throws(ModelError) -> Result {
        let known: String
        if let collection = incarnation { known = collection } else { known = try await find(until: end) }
        do throws(ModelError) {
            return try await work(known)
        } catch {
            guard error.code == .missing else { throw error }
            state.withLock { if $0.collection == known { $0.collection = nil } }
            return try await work(try await find(until: end))
        }
    }

    /// Throws the collection away with all that it holds, and makes a new one.
    public func removeAll() async throws(ModelError) {
        // It refuses a collection that something else made.
        _ = try await find(until: nil)
        _ = try await replacing { () async throws(ModelError) in try await makeAnew(until: nil) }
    }

    /// The most vectors of one question.
    func mostAtOnce() async throws(ModelError) -> Int {
        if let most = state.withLock({ $0.mostAtOnce }) { return most }
        let data = try await exchange.answer("GET", "/pre-flight-checks", until: .now + settings.fillingDeadline)
        let most = min(10_000, max(1, try decoded(ChromaLimits.self, data, "no limits").mostAtOnce))
        state.withLock { $0.mostAtOnce = most }
        return most
    }

    /// The collection's identifier.
    private func find(until end: ContinuousClock.Instant?) async throws(ModelError) -> String {
        let collection = try await findOrCreate(until: end)
        guard collection.isOurs else {
            throw neighbour.failure(
                .unavailable,
                "has a collection \(settings.collection) that something else made. Name another one, or remove it.")
        }
        guard collection.holds(space) else {
            return try await replacing { () async throws(ModelError) in
                // Somebody else may have done it since it was looked at.
                let again = try await findOrCreate(until: end)
                return again.isOurs && again.holds(space) ? remember(again) : try await makeAnew(until: end)
            }
        }
        return remember(collection)
    }

    private func findOrCreate(until end: ContinuousClock.Instant?) async throws(ModelError) -> ChromaCollection {
        let creation = ChromaQuestions.Creation(name: settings.collection, metadata: .init(space))
        let data = try await exchange.answer(
            "POST", exchange.address.collections, body: ChromaQuestions.body(creation),
            until: end ?? .now + settings.fillingDeadline)
        return try decoded(ChromaCollection.self, data, "no collection")
    }

    private func makeAnew(until end: ContinuousClock.Instant?) async throws(ModelError) -> String {
        do throws(ModelError) {
            _ = try await exchange.answer(
                "DELETE", "\(exchange.address.collections)/\(settings.collection)",
                until: end ?? .now + settings.fillingDeadline)
        } catch {
            // Somebody else was faster.
            guard error.code == .missing else { throw error }
        }
        let collection = try await findOrCreate(until: end)
        guard collection.isOurs, collection.holds(space) else {
            throw neighbour.failure(
                .unavailable,
                "has a collection \(settings.collection) that another process makes for another model. "
                    + "Start all with the same model, or give each a collection of its own.")
        }
        return remember(collection)
    }

    /// Lets one task at a time throw a collection away: what the first one makes must not be thrown away by the second.
    private func replacing<Result>(
        _ work: () async throws(ModelError) -> Result
    ) async throws(ModelError) -> Result {
        let isFirst = state.withLock { state in
            defer { state.isReplacing = true }
            return !state.isReplacing
        }
        guard isFirst else { throw neighbour.failure(.busy, "is making the collection anew at the moment.") }
        defer { state.withLock { $0.isReplacing = false } }
        return try await work()
    }

    private func remember(_ collection: ChromaCollection) -> String {
        // It stands in the path of questions: a UUID and nothing else.
        let identifier = collection.id.uuidString.lowercased()
        state.withLock { $0.collection = identifier }
        return identifier
    }
}
