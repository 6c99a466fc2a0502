#if SQLite
import Synchronization

/// The vectors of a store in memory. Searches take what was published last, and wait for nobody who changes it.
final class VectorMemory: Sendable {
    private struct State {
        var index: VectorIndex
        var version: VectorTables.Version?
    }

    private let dimension: Int
    private let state: Mutex<State>
    private let published: Mutex<VectorMatrix>

    init(dimension: Int) {
        self.dimension = dimension
        let index = VectorIndex(dimension: dimension)
        published = Mutex(index.matrix)
        state = Mutex(State(index: index))
    }

    /// What to search in.
    var matrix: VectorMatrix { published.withLock { $0 } }

    /// What is held; nothing before the first load.
    var version: VectorTables.Version? { state.withLock { $0.version } }

    var identifiers: Set<String> { state.withLock { $0.index.identifiers } }

    func contains(_ identifier: String) -> Bool { state.withLock { $0.index.contains(identifier) } }

    func vectors(for identifiers: Set<String>) -> [String: [Float]] {
        state.withLock { state in
            var vectors: [String: [Float]] = [:]
            for identifier in identifiers { vectors[identifier] = state.index[identifier] }
            return vectors
        }
    }

    /// Takes over what a committed transaction has left in the file, all at once.
    func apply(_ changes: VectorTables.Changes) {
        state.withLock { state in
            guard changes.isWhole || changes.base == state.version else {
                // A file that was made anew came between: everything is read once more.
                state.version = nil
                return
            }
            if changes.isWhole { state.index = VectorIndex(dimension: dimension) }
            for (identifier, vector) in changes.vectors { state.index.upsert(vector, for: identifier) }
            if let remaining = changes.remaining {
                for identifier in state.index.identifiers.subtracting(remaining) { state.index.remove(identifier) }
            }
            state.version = changes.version
            let matrix = state.index.matrix
            published.withLock { $0 = matrix }
        }
    }
}
#endif
