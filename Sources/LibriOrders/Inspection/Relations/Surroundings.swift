/// The tables that can be reached from the order table, each with the way to it.
struct Surroundings {
    let base: Int
    let paths: [JoinPath]
    /// The tables whose rows belong to an order, usable as a join or not.
    let children: [Relation]

    private static let mostPaths = 60
    private static let mostSteps = 3

    init(of base: Int, number: Int?, finder: RelationFinder) {
        self.base = base
        let samples = finder.samples
        children = finder.children(of: base, number: number)
        var paths = [JoinPath()]
        var seen: Set<[Int]> = []
        var next = 0
        while next < paths.count, paths.count < Self.mostPaths {
            let path = paths[next]
            next += 1
            guard path.steps.count < Self.mostSteps else { continue }
            let here = path.target(from: base)
            let visited = Set(path.steps.map(\.to) + [base])
            var steps = finder.parents(of: here)
            if path.steps.isEmpty {
                steps += children
            } else if path.steps.count == 1, path.steps[0].from == base, path.hasMany || samples.isPartOfOrder(here) {
                // Parcels of a delivery.
                steps += finder.children(of: here).filter { samples.isPartOfOrder($0.to) }
            }
            for step in steps where !visited.contains(step.to) && Self.isUsable(step, samples) {
                let isBackwards = step.isMany || step.first != nil
                let keyConcepts =
                    isBackwards
                    ? []
                    : step.pairs.reduce(into: ConceptSet()) { $0.formUnion(samples.column(here, $1.from).concepts) }
                let found = path.appending(step, context: keyConcepts.union(samples.tables[step.to].concepts))
                if seen.insert(found.key).inserted { paths.append(found) }
            }
        }
        self.paths = Array(paths.prefix(Self.mostPaths))
    }

    private static func isUsable(_ step: Relation, _ samples: Samples) -> Bool {
        let target = samples.tables[step.to]
        // More than one row without a first would make an order come twice.
        guard !step.isMany || step.first != nil else { return false }
        // A copy of the orders holds the same numbers and is no part of them.
        if step.isMany || step.first != nil, target.concepts.contains(.history) { return false }
        return step.isDeclared && !step.isMany || KeyIndex.isUseful(target)
    }
}

extension Samples {
    /// Whether a table is about what leaves the shop.
    fileprivate func isPartOfOrder(_ table: Int) -> Bool {
        tables[table].concepts.contains(anyOf: [.ship, .deliver, .parcel, .tracking])
    }
}
