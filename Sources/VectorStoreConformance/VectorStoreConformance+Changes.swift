import LibriRAG

extension VectorStoreConformance {
    static func faultsOfReplacing(_ store: any VectorStore) async throws -> [String] {
        try await store.upsert(["a": axis(0), "b": axis(1)])
        try await store.upsert(["a": axis(2), "c": axis(3)])
        var faults: [String] = []
        let identifiers = try await store.identifiers()
        if identifiers != ["a", "b", "c"] { faults.append("after replacing it lists \(identifiers.sorted())") }
        let matches = try await store.nearest(to: axis(2), limit: 3)
        if matches.first != VectorMatch(identifier: "a", similarity: matches.first?.similarity ?? 0)
            || abs((matches.first?.similarity ?? 0) - 1) > tolerance
        {
            faults.append("the new vector is not found")
        }
        let old = try await store.nearest(to: axis(0), limit: 3)
        if old.contains(where: { abs($0.similarity) > tolerance }) { faults.append("the old vector is still found") }
        return faults
    }

    static func faultsOfRemoving(_ store: any VectorStore) async throws -> [String] {
        let samples = samples(30)
        try await store.upsert(samples)
        let removed: Set = ["v000", "v007", "v029"]
        try await store.remove(removed.union(["never there"]))
        var faults: [String] = []
        if try await store.identifiers() != Set(samples.keys).subtracting(removed) {
            faults.append("it does not list what is left, and nothing else")
        }
        for (identifier, vector) in samples.sorted(by: { $0.key < $1.key }) {
            let found = try await store.nearest(to: vector, limit: 30).map(\.identifier)
            if !removed.isDisjoint(with: found) || found.count != 27 {
                faults.append("a search finds removed vectors, or loses others")
                break
            }
            if !removed.contains(identifier), found.first != identifier {
                faults.append("\(identifier) is not found after others were removed")
            }
        }
        try await store.remove(Set(samples.keys))
        if try await !store.identifiers().isEmpty { faults.append("all were removed, and there are identifiers") }
        return faults
    }

    static func faultsOfIdentifiers(_ store: any VectorStore) async throws -> [String] {
        let odd = [
            "a b", " ", "it's \"quoted\"", "a/b?c=d&e#f%20", "..", "livraison/été — où ?", "日本語 🧵", "line\nbreak\ttab",
            #"{"$ne": 1}"#, #"back\slash"#, "NULL", "0", String(repeating: "long ", count: 100),
        ]
        var vectors: [String: [Float]] = [:]
        for (index, identifier) in odd.enumerated() { vectors[identifier] = axis(index) }
        try await store.upsert(vectors)
        var faults: [String] = []
        let listed = try await store.identifiers()
        for (index, identifier) in odd.enumerated() {
            let name = identifier.prefix(20).debugDescription
            if !listed.contains(identifier) { faults.append("\(name) is not listed") }
            let best = try await store.nearest(to: axis(index), limit: 1).first
            if best?.identifier != identifier { faults.append("\(name) is not found") }
        }
        if listed.count != odd.count { faults.append("it lists \(listed.count) identifiers, expected \(odd.count)") }
        // The same text for Swift, in other bytes.
        try await store.upsert(["e\u{301}te\u{301}": axis(20)])
        try await store.upsert(["\u{E9}t\u{E9}": axis(21)])
        if try await store.nearest(to: axis(20), limit: 100).contains(where: { $0.similarity > 0.5 }) {
            faults.append("two forms of one text are two vectors")
        }
        try await store.remove(Set(odd.prefix(8)).union(["e\u{301}te\u{301}"]))
        if try await store.identifiers() != Set(odd.dropFirst(8)) { faults.append("odd identifiers are not removed") }
        return faults
    }

    static func faultsOfRefusal(_ store: any VectorStore) async throws -> [String] {
        try await store.upsert(["kept": axis(0)])
        var withoutNumber = axis(0)
        withoutNumber[5] = .nan
        var endless = axis(0)
        endless[22] = .infinity
        let refused: [(name: String, vector: [Float])] = [
            ("a vector of fewer components", Array(axis(0).dropLast())), ("a vector of more components", axis(0) + [0]),
            ("a vector of no components", []), ("a vector of length 2", axis(0).map { $0 * 2 }),
            ("a vector of length 0", axis(0).map { $0 * 0 }),
            ("a vector with a component that is no number", withoutNumber),
            ("a vector with an infinite component", endless),
        ]
        var faults: [String] = []
        for (name, vector) in refused {
            if await succeeds({ try await store.upsert(["bad": vector, "good": axis(1)]) }) {
                faults.append("\(name) is taken")
            }
            if await succeeds({ _ = try await store.nearest(to: vector, limit: 1) }) {
                faults.append("a search with \(name) gives an answer")
            }
        }
        let listed = try await store.identifiers()
        if listed != ["kept"] { faults.append("after refusals it lists \(listed.sorted())") }
        return faults
    }

    private static func succeeds(_ work: () async throws -> Void) async -> Bool {
        do {
            try await work()
            return true
        } catch {
            return false
        }
    }
}
