import Foundation
public import LibriCore
import Synchronization

/// Vectors in a collection of a ChromaDB, over its HTTP API v2 (<https://docs.trychroma.com>, versions 1.x), searched approximately.
///
/// The collection belongs to this store: its metadata name its writer, the model and the dimension. One of another model or dimension
/// is thrown away and made anew; one that something else made is left alone and refused.
public final class ChromaVectorStore: ResettableVectorStore {
    struct State {
        var collection: String?
        var mostAtOnce: Int?
        var isReplacing = false
    }

    /// The space of the vectors.
    public let space: VectorSpace
    let settings: Settings
    let exchange: ChromaExchange
    let neighbour: ChromaNeighbour
    let state = Mutex(State())

    /// Names a store. Nothing is asked before the first use, which finds the collection or makes it.
    ///
    /// - Parameters:
    ///   - settings: How the ChromaDB is asked.
    ///   - space: The space of the vectors.
    ///   - transport: Asks.
    /// - Throws: ``ModelError`` with code ``ModelError/Code/missing`` when the settings cannot be used.
    public init(_ settings: Settings, space: VectorSpace, transport: some HTTPTransport) throws(ModelError) {
        self.space = space
        self.settings = settings
        let address = try ChromaAddress(settings)
        neighbour = ChromaNeighbour(name: "ChromaDB at \(address.host)")
        exchange = ChromaExchange(
            address: address, neighbour: neighbour, transport: transport, longestAnswer: settings.longestAnswer)
    }

    /// The identifier of the collection that was used last; another one when the collection was made anew.
    public var incarnation: String? { state.withLock { $0.collection } }

    /// Adds or replaces vectors. When it fails half way, some may have been.
    public func upsert(_ vectors: [String: [Float]]) async throws(ModelError) {
        let vectors = try space.checked(vectors)
        guard !vectors.isEmpty else { return }
        let bodies = try ChromaQuestions.upserts(
            of: vectors, most: try await mostAtOnce(), size: settings.longestQuestion)
        try await inCollection { collection async throws(ModelError) in
            for body in bodies { _ = try await ask(collection, "upsert", body) }
        }
    }

    /// Removes vectors; one that is not there is no error.
    public func remove(_ identifiers: Set<String>) async throws(ModelError) {
        guard !identifiers.isEmpty else { return }
        let all = identifiers.map(VectorSpace.composed)
        try await inCollection { collection async throws(ModelError) in
            for start in stride(from: 0, to: all.count, by: Self.pageSize) {
                let page = Array(all[start..<min(all.count, start + Self.pageSize)])
                _ = try await ask(collection, "delete", ChromaQuestions.body(ChromaQuestions.Deletion(ids: page)))
            }
        }
    }

    /// The identifiers of all vectors, read in pages.
    public func identifiers() async throws(ModelError) -> Set<String> {
        try await inCollection { collection async throws(ModelError) in
            var identifiers: Set<String> = []
            var offset = 0
            while true {
                let question = ChromaQuestions.Page(limit: Self.pageSize, offset: offset)
                let data = try await ask(collection, "get", ChromaQuestions.body(question))
                let page = try decoded(ChromaPage.self, data, "no page of identifiers").ids
                guard page.count <= Self.pageSize else { throw neighbour.unexpected("more identifiers than asked for") }
                let before = identifiers.count
                identifiers.formUnion(page)
                offset += page.count
                if page.count < Self.pageSize { return identifiers }
                guard identifiers.count > before, identifiers.count <= settings.mostVectors else {
                    throw neighbour.unexpected("pages of identifiers that do not end")
                }
            }
        }
    }

    /// The nearest vectors that the index finds, best first; equally near ones in order of their identifiers.
    public func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch] {
        let question = try space.unit(vector)
        let limit = min(limit, Self.mostMatches)
        guard limit > 0 else { return [] }
        let body = try ChromaQuestions.body(ChromaQuestions.Query(embeddings: [question], limit: limit))
        let end = ContinuousClock.now + settings.deadline
        return try await inCollection(until: end) { collection async throws(ModelError) in
            let data = try await ask(collection, "query", body, until: end)
            let answer = try decoded(ChromaMatches.self, data, "no matches")
            guard let matches = answer.matches(limit: limit) else {
                throw neighbour.unexpected("matches that contradict each other")
            }
            return matches
        }
    }

    private static let pageSize = 1_000
    /// A limit without bound would be an answer without bound.
    private static let mostMatches = 10_000

    private func ask(
        _ collection: String, _ verb: String, _ body: Data, until end: ContinuousClock.Instant? = nil
    ) async throws(ModelError) -> Data {
        try await exchange.answer(
            "POST", "\(exchange.address.collections)/\(collection)/\(verb)", body: body,
            until: end ?? .now + settings.fillingDeadline)
    }

    /// Reads an answer.
    func decoded<Answer: Decodable>(_ type: Answer.Type, _ data: Data, _ otherwise: String) throws(ModelError) -> Answer
    {
        do { return try JSONDecoder().decode(type, from: data) } catch {
            // The error beneath would hold what was answered.
            throw neighbour.unexpected(otherwise)
        }
    }
}
