import LibriRAG

extension VectorStoreConformance {
    static func faultsWhenEmpty(_ store: any VectorStore) async throws -> [String] {
        var faults: [String] = []
        if try await !store.identifiers().isEmpty { faults.append("a new store has identifiers") }
        if try await !store.nearest(to: axis(0), limit: 5).isEmpty { faults.append("a new store finds something") }
        try await store.upsert([:])
        try await store.remove([])
        if try await !store.identifiers().isEmpty { faults.append("nothing was added, and there are identifiers") }
        return faults
    }

    static func faultsOfRanking(_ store: any VectorStore) async throws -> [String] {
        let samples = samples(60)
        try await store.upsert(samples)
        var faults: [String] = []
        for (identifier, question) in self.samples(8, seed: 2).sorted(by: { $0.key < $1.key }) {
            let expected = samples.mapValues { cosine($0, question) }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let found = try await store.nearest(to: question, limit: 60)
            if found.map(\.identifier) != expected.map(\.key) {
                faults.append(
                    "for question \(identifier) it gives \(found.prefix(5).map(\.identifier)) …, "
                        + "expected \(expected.prefix(5).map(\.key)) …")
            }
            for (match, right) in zip(found, expected) where abs(match.similarity - Float(right.value)) > tolerance {
                faults.append("\(match.identifier) has similarity \(match.similarity), expected \(right.value)")
                break
            }
        }
        let opposite = try await store.nearest(to: axis(0), limit: 60)
        if opposite.contains(where: { !(-1...1).contains($0.similarity) }) {
            faults.append("a similarity is outside -1 to 1")
        }
        return faults
    }

    static func faultsOfTies(_ store: any VectorStore) async throws -> [String] {
        try await store.upsert(["c": axis(1), "a": axis(1), "z": axis(0), "b": axis(1), "0": axis(1)])
        let found = try await store.nearest(to: axis(1), limit: 5).map(\.identifier)
        return found == ["0", "a", "b", "c", "z"] ? [] : ["equally near vectors come as \(found)"]
    }

    static func faultsOfLimit(_ store: any VectorStore) async throws -> [String] {
        try await store.upsert(samples(20))
        var faults: [String] = []
        for (limit, expected) in [(0, 0), (-1, 0), (1, 1), (7, 7), (20, 20), (5_000, 20)] {
            let found = try await store.nearest(to: axis(2), limit: limit)
            if found.count != expected {
                faults.append("a limit of \(limit) gives \(found.count) vectors, expected \(expected)")
            }
        }
        return faults
    }

    static func faultsOfMany(_ store: any VectorStore) async throws -> [String] {
        let samples = samples(1_000)
        try await store.upsert(samples)
        var faults: [String] = []
        let found = try await store.identifiers()
        if found != Set(samples.keys) { faults.append("of 1000 vectors it lists \(found.count), or others") }
        for identifier in ["v000", "v500", "v999"] {
            let best = try await store.nearest(to: samples[identifier] ?? [], limit: 1).first?.identifier
            if best != identifier { faults.append("the nearest to \(identifier) is \(best ?? "nothing")") }
        }
        return faults
    }

    /// Tasks write and search at once; none fails, and nothing is lost.
    static func faultsOfCrowd(_ store: any VectorStore) async throws -> [String] {
        let samples = samples(60)
        var faults = await withTaskGroup(of: String?.self) { group in
            for (identifier, vector) in samples {
                group.addTask {
                    do {
                        try await store.upsert([identifier: vector])
                        let best = try await store.nearest(to: vector, limit: 1).first?.identifier
                        return best == identifier ? nil : "a task does not find what it has just added"
                    } catch {
                        return "of 60 tasks at once, one got the error \"\(error)\""
                    }
                }
            }
            return await group.reduce(into: [String]()) { faults, fault in
                if let fault, !faults.contains(fault) { faults.append(fault) }
            }
        }
        let found = try await store.identifiers()
        if found != Set(samples.keys) { faults.append("60 tasks added a vector each, and it lists \(found.count)") }
        return faults
    }
}
