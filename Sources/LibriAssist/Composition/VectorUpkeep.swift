#if SQLite && Configuration
import Foundation
public import Logging

/// Keeps the vectors of a running server in line with its documents, beside the answering, which never waits for it.
public actor VectorUpkeep {
    private let embedder: any Embedder
    private let open: @Sendable (VectorSpace) throws(ModelError) -> any VectorStore
    private let retriever: SwappableRetriever
    private let semantic: SemanticIndex
    private let weightsPath: String
    private let analyzers: Analyzers
    private let logger: Logger
    private var done: Int?
    private var store: (any VectorStore)?
    private var lastFailure: String?

    /// Creates an upkeep.
    ///
    /// - Parameters:
    ///   - embedder: Makes the vectors of passages; it may take its time.
    ///   - retriever: Has the passages.
    ///   - semantic: Gets the vectors when they are there.
    ///   - weightsPath: Where what they are worth is kept.
    ///   - analyzers: The rules by which words are analysed.
    ///   - logger: Is told what becomes of them.
    ///   - open: Opens the store of a space.
    init(
        embedder: any Embedder, retriever: SwappableRetriever, semantic: SemanticIndex, weightsPath: String,
        analyzers: Analyzers, logger: Logger,
        open: @escaping @Sendable (VectorSpace) throws(ModelError) -> any VectorStore
    ) {
        self.embedder = embedder
        self.retriever = retriever
        self.semantic = semantic
        self.weightsPath = weightsPath
        self.analyzers = analyzers
        self.logger = logger
        self.open = open
    }

    /// Looks again and again whether there is something to do, until the task is cancelled.
    public func run() async {
        var pause = Self.shortestPause
        while !Task.isCancelled {
            do throws(ModelError) {
                if try await refresh() { lastFailure = nil }
                pause = Self.shortestPause
            } catch {
                if error.code != .cancelled, lastFailure != error.message {
                    lastFailure = error.message
                    logger.warning(
                        "Vectors cannot be made or kept; documents are searched by their words alone",
                        metadata: ["code": "\(error.code)", "reason": "\(error.message)"])
                }
                pause = min(pause * 2, Self.longestPause)
            }
            try? await Task.sleep(for: pause)
        }
    }

    private static let shortestPause: Duration = .seconds(3)
    private static let longestPause: Duration = .seconds(60)

    /// Brings the vectors in line with the documents of this moment.
    ///
    /// - Parameter progress: Called with the vectors that are there and those that there will be.
    /// - Returns: Whether there was something to do.
    /// - Throws: ``ModelError``; what was made before stays.
    @discardableResult
    public func refresh(
        progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(ModelError) -> Bool {
        let generation = retriever.generation
        if done == generation {
            guard let mirrored = store as? MirroredVectorStore, mirrored.needsRepair else { return false }
            let repaired = try await mirrored.repair()
            logger.notice(
                "The vector store was repaired",
                metadata: ["added": "\(repaired.added)", "removed": "\(repaired.removed)"])
            return true
        }
        let passages = retriever.now.passages
        let indexer = VectorIndexer(embedder: embedder)
        let space = try await indexer.space()
        let store = try open(space)
        self.store = store
        if let mirrored = store as? MirroredVectorStore { _ = try await mirrored.repair() }
        let summary = try await indexer.bring(store, inLineWith: passages, progress: progress)
        let weights = try await weights(in: space, of: passages)
        semantic.use(store, of: passages, weights: weights.byLanguage, generation: generation)
        done = generation
        logger.notice(
            semantic.isInUse
                ? "Documents are searched by meaning as well"
                : "Vectors would add nothing to the words of these documents, which are searched by words alone",
            metadata: [
                "model": "\(space.model)", "added": "\(summary.added)", "removed": "\(summary.removed)",
                "french": "\(weights.french)", "english": "\(weights.english)",
            ])
        return true
    }

    private func weights(in space: VectorSpace, of passages: [Passage]) async throws(ModelError) -> VectorWeights {
        let fingerprint = VectorWeights.fingerprint(of: passages)
        if let data = FileManager.default.contents(atPath: weightsPath), data.count < 10_000,
            let kept = try? JSONDecoder().decode(VectorWeights.self, from: data), kept.space == space,
            kept.passages == fingerprint
        {
            return kept
        }
        let weights = try await VectorWeights(
            measuring: space, of: passages, embedder: embedder, analyzers: analyzers)
        // Without the file they are measured with each start, and no more than that.
        if let data = try? JSONEncoder().encode(weights) {
            FileManager.default.createFile(
                atPath: weightsPath, contents: data, attributes: [.posixPermissions: 0o600])
        }
        return weights
    }
}
#endif
