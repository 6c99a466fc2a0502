#if SQLite
import Foundation
import GRDB
import LibriSQLite
import Synchronization

/// Vectors in an SQLite file of their own, searched exactly in memory.
///
/// Searches read memory alone and wait for no writer. Several processes may have the file open: what another one changes is seen
/// after the next search, and at once by everything else.
public final class SQLiteVectorStore: VectorStore {
    /// The space of the vectors.
    public let space: VectorSpace
    let file: VectorFile
    let opened: Mutex<VectorFile.Opened>
    let memory: VectorMemory
    let isCatchingUp = Atomic(false)

    /// Opens a store; the file is made where it is missing, emptied where it is of another space, and made anew where it is damaged.
    ///
    /// - Parameters:
    ///   - path: The file. Only this user can read it.
    ///   - space: The space of the vectors.
    ///   - onReset: Is told why vectors that were there are not there any more; at the start or later, in any task.
    ///     It must not use the store.
    /// - Throws: ``ModelError`` with code ``ModelError/Code/unavailable`` when the file cannot be made or read.
    public init(
        path: String, space: VectorSpace, onReset: @escaping @Sendable (Reset) -> Void = { _ in }
    ) throws(ModelError) {
        self.space = space
        file = VectorFile(path: path, space: space, onReset: onReset)
        memory = VectorMemory(dimension: space.dimension)
        do {
            opened = Mutex(try file.open())
        } catch {
            throw Self.failure(error, path: path)
        }
        do {
            try load()
        } catch {
            throw Self.failure(error, path: path)
        }
    }

    /// Adds or replaces vectors: all of them, or, with an error, none.
    public func upsert(_ vectors: [String: [Float]]) async throws(ModelError) {
        let vectors = try space.checked(vectors)
        try await commit { db in try VectorTables.upsert(vectors, db) }
    }

    /// Removes vectors; one that is not there is no error.
    public func remove(_ identifiers: Set<String>) async throws(ModelError) {
        let identifiers = Set(identifiers.map(VectorSpace.composed))
        try await commit { db in try VectorTables.remove(identifiers, db) }
    }

    /// The identifiers of all vectors.
    public func identifiers() async throws(ModelError) -> Set<String> {
        try await commit { _ in }
        return memory.identifiers
    }

    /// The vectors of some identifiers, to fill a mirror; those that are not there are left out.
    public func vectors(for identifiers: Set<String>) async throws(ModelError) -> [String: [Float]] {
        try await commit { _ in }
        return memory.vectors(for: identifiers)
    }

    /// The nearest vectors, best first; equally near ones in order of their identifiers.
    public func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch] {
        let question = try space.unit(vector)
        catchUpLater()
        return memory.matrix.nearest(to: question, limit: limit)
    }

    /// Whether a vector is held, as far as this process knows.
    func contains(_ identifier: String) -> Bool { memory.contains(identifier) }

    /// Whether no vector is held, as far as this process knows.
    var isEmpty: Bool { memory.matrix.count == 0 }

    /// Some vectors from all over the store.
    func sample(of count: Int) -> [[Float]] {
        let matrix = memory.matrix
        guard matrix.count > count else { return (0..<matrix.count).map { matrix.vector(at: $0) } }
        return (0..<count).map { matrix.vector(at: $0 * matrix.count / count) }
    }

    /// Which vectors a mirror may not hold as they are; it outlasts the process.
    func unmirrored() async throws(ModelError) -> Set<String> {
        try await commit { db in try VectorTables.unmirrored(db) }
    }

    /// Says that a mirror holds vectors as they are.
    func markMirrored(_ identifiers: Set<String>) async throws(ModelError) {
        try await commit { db in try VectorTables.unmark(identifiers, db) }
    }
}
#endif
