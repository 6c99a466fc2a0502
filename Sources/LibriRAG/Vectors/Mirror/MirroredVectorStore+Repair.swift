#if SQLite
import Synchronization

extension MirroredVectorStore {
    /// Brings the mirror to what is true: adds what is missing, removes what is surplus, page by page, and asks for some vectors
    /// to see that it finds them. A mirror that fails at its own data is emptied and filled anew.
    ///
    /// It may be broken off at any time and called again; searches and writes go on meanwhile.
    ///
    /// - Returns: What was changed.
    /// - Throws: ``ModelError`` when mirror or truth fail; the mirror still needs repair then.
    @discardableResult public func repair() async throws(ModelError) -> Repaired {
        try await repairing.take { () async throws(ModelError) in
            noteNeedOfRepair()
            do throws(ModelError) {
                return try await repairedOrRebuilt()
            } catch {
                noteNeedOfRepair()
                throw error
            }
        }
    }

    private func repairedOrRebuilt() async throws(ModelError) -> Repaired {
        var repaired = Repaired()
        do throws(ModelError) {
            try await bringUpToDate(&repaired)
            if try await findsItsVectors() { return repaired }
        } catch {
            guard [.damaged, .malformed].contains(error.code) else { throw error }
        }
        noteNeedOfRepair()
        repaired = Repaired(isRebuilt: true)
        try await mirror.removeAll()
        try await bringUpToDate(&repaired)
        guard try await findsItsVectors() else {
            throw ModelError(
                .damaged,
                "The vector store beside this server does not find the vectors that it was just given. "
                    + "Its own log may say why.")
        }
        return repaired
    }

    private func bringUpToDate(_ repaired: inout Repaired) async throws(ModelError) {
        // First the mirror: what comes into both meanwhile must not look surplus.
        var held = try await mirror.identifiers()
        let incarnation = mirror.incarnation
        for _ in 0..<Self.mostRounds {
            let difference = try await difference(from: held, incarnation)
            if difference.isEmpty { return }
            for page in pages(of: difference.surplus) {
                try await checkCancellation()
                try await writing.take { () async throws(ModelError) in try await mirror.remove(page) }
                held.subtract(page)
                repaired.removed += page.count
            }
            for page in pages(of: difference.missing) {
                try await checkCancellation()
                let added = try await writing.take { () async throws(ModelError) in
                    let vectors = try await truth.vectors(for: page)
                    try await mirror.upsert(vectors)
                    // Marks of what has been removed meanwhile have no vector any more.
                    try await truth.markMirrored(page)
                    return Set(vectors.keys)
                }
                held.formUnion(added)
                repaired.added += added.count
            }
            guard mirror.incarnation == incarnation else {
                throw ModelError(
                    .unavailable,
                    "The vector store beside this server was emptied while it was filled. It is filled anew later.")
            }
        }
        throw ModelError(.busy, "Vectors change faster than the vector store beside this server can be filled.")
    }

    /// Each takes over what was written during the one before.
    private static let mostRounds = 100

    private struct Difference {
        var missing: Set<String>
        var surplus: Set<String>
        var isEmpty: Bool { missing.isEmpty && surplus.isEmpty }
    }

    /// What the mirror lacks and has too much. Once that is nothing it is written again, from the same moment on.
    private func difference(
        from held: Set<String>, _ incarnation: String?
    ) async throws(ModelError) -> Difference {
        try await writing.take { () async throws(ModelError) in
            let expected = try await truth.identifiers()
            let marked = try await truth.unmirrored().intersection(expected)
            let difference = Difference(
                missing: expected.subtracting(held).union(marked), surplus: held.subtracting(expected))
            if difference.isEmpty {
                state.withLock { $0 = State(needsRepair: false, incarnation: incarnation) }
            }
            return difference
        }
    }

    /// Whether the mirror finds vectors that it holds. One that is killed can come back with an index whose identifiers look right.
    ///
    /// An approximate index may miss one; most must be found.
    private func findsItsVectors() async throws(ModelError) -> Bool {
        let sample = truth.sample(of: Self.probes)
        var misses = 0
        for vector in sample {
            try await checkCancellation()
            let best = try await mirror.nearest(to: vector, limit: 1).first
            if !(best.map { $0.similarity > 0.999 && truth.contains($0.identifier) } ?? false) { misses += 1 }
        }
        return misses * 10 <= sample.count
    }

    private static let probes = 30

    private func pages(of identifiers: Set<String>) -> [Set<String>] {
        let sorted = identifiers.sorted()
        return stride(from: 0, to: sorted.count, by: pageSize).map {
            Set(sorted[$0..<min(sorted.count, $0 + pageSize)])
        }
    }

    private func checkCancellation() async throws(ModelError) {
        if Task.isCancelled {
            throw ModelError(
                .cancelled, "The repair of the vector store beside this server was broken off; it goes on later.")
        }
    }
}
#endif
