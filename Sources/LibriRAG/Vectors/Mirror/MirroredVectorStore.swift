#if SQLite
import Synchronization

/// Vectors whose truth is an SQLite file, and which are searched in a mirror of it.
///
/// What is written goes to the truth; the mirror gets it as long as it is in order. As soon as it fails, lost something or answers
/// what it cannot hold, it ``needsRepair``, and until ``repair()`` has been successful only the truth is written.
/// A search asks the mirror alone and fails with it: its caller may search the truth, or without vectors. Another process that writes
/// the truth repairs the mirror when it is done.
public final class MirroredVectorStore: VectorStore {
    /// What a repair has changed in the mirror.
    public struct Repaired: Sendable, Equatable {
        /// The vectors that were missing, or not as they are.
        public var added = 0
        /// The vectors that were there and should not be.
        public var removed = 0
        /// Everything was thrown away first: the mirror could not read its own data.
        public var isRebuilt = false

        /// Creates a result.
        public init(added: Int = 0, removed: Int = 0, isRebuilt: Bool = false) {
            self.added = added
            self.removed = removed
            self.isRebuilt = isRebuilt
        }
    }

    struct State {
        /// Nobody knows yet what the mirror holds.
        var needsRepair = true
        /// That of the mirror when it was last in order.
        var incarnation: String?
    }

    /// What is true.
    public let truth: SQLiteVectorStore
    /// What is searched.
    public let mirror: any ResettableVectorStore
    let pageSize: Int
    let state = Mutex(State())
    /// Writes to the mirror, each with its reading of the truth: an older vector must not come after a newer one.
    let writing = AsyncTurn()
    let repairing = AsyncTurn()

    /// Puts a mirror before a store. Begin with ``repair()``, in the background.
    ///
    /// - Parameters:
    ///   - truth: What is true.
    ///   - mirror: What is searched, of the same space.
    ///   - pageSize: How many vectors a repair moves at a time, at least 1.
    /// - Throws: ``ModelError`` with code ``ModelError/Code/malformed`` when the spaces differ.
    public init(
        truth: SQLiteVectorStore, mirror: some ResettableVectorStore, pageSize: Int = 500
    ) throws(ModelError) {
        guard truth.space == mirror.space else {
            throw ModelError(
                .malformed,
                "A mirror of vectors of \(mirror.space.model) cannot stand for those of \(truth.space.model).")
        }
        self.truth = truth
        self.mirror = mirror
        self.pageSize = max(1, pageSize)
    }

    /// The space of the vectors.
    public var space: VectorSpace { truth.space }

    /// The mirror may not hold what is true.
    public var needsRepair: Bool { state.withLock { $0.needsRepair } }

    /// Adds or replaces vectors. A mirror that fails is no error: it needs repair.
    public func upsert(_ vectors: [String: [Float]]) async throws(ModelError) {
        try await writing.take { () async throws(ModelError) in
            try await truth.upsert(vectors)
            await mirroring { () async throws(ModelError) in
                try await mirror.upsert(vectors)
                try await truth.markMirrored(Set(vectors.keys.map(VectorSpace.composed)))
            }
        }
    }

    /// Removes vectors. A mirror that fails is no error: it needs repair.
    public func remove(_ identifiers: Set<String>) async throws(ModelError) {
        try await writing.take { () async throws(ModelError) in
            try await truth.remove(identifiers)
            await mirroring { () async throws(ModelError) in try await mirror.remove(identifiers) }
        }
    }

    /// The identifiers of all vectors, as the truth has them.
    public func identifiers() async throws(ModelError) -> Set<String> { try await truth.identifiers() }

    /// The nearest vectors that the mirror finds. What the truth does not know is left out.
    public func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch] {
        let question = try space.unit(vector)
        guard limit > 0 else { return [] }
        let found: [VectorMatch]
        do throws(ModelError) {
            found = try await mirror.nearest(to: question, limit: limit)
        } catch {
            // Who was too slow has lost nothing.
            if ![.cancelled, .timeout, .busy].contains(error.code) { noteNeedOfRepair() }
            throw error
        }
        let known = found.filter { truth.contains($0.identifier) }
        let hasLost = found.isEmpty && !truth.isEmpty
        if known.count < found.count || hasLost || isAnotherMirror { noteNeedOfRepair() }
        return known
    }

    /// Writes to a mirror that is in order; what fails is left to the repair.
    private func mirroring(_ work: () async throws(ModelError) -> Void) async {
        guard !needsRepair else { return }
        do throws(ModelError) {
            try await work()
            if isAnotherMirror { noteNeedOfRepair() }
        } catch {
            noteNeedOfRepair()
        }
    }

    /// The mirror was emptied, or made anew, since it was last in order.
    private var isAnotherMirror: Bool {
        let incarnation = mirror.incarnation
        return state.withLock { !$0.needsRepair && $0.incarnation != incarnation }
    }

    func noteNeedOfRepair() { state.withLock { $0.needsRepair = true } }
}
#endif
