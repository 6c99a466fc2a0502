/// The way from the order table to another.
struct JoinPath {
    var steps: [Relation] = []
    /// What the tables and keys on the way speak of.
    var context: ConceptSet = []

    /// How much further a column at its end is than one of the order table.
    var cost: Double {
        steps.reduce(0) { $0 + ($1.isMany ? 0.16 : 0.1) + (1 - $1.strength) * 0.25 }
    }

    var hasMany: Bool { steps.contains(where: \.isMany) }

    /// The certainty of its weakest step.
    var strength: Double { steps.map(\.strength).min() ?? 1 }

    func target(from base: Int) -> Int { steps.last?.to ?? base }

    func appending(_ step: Relation, context more: ConceptSet) -> JoinPath {
        JoinPath(steps: steps + [step], context: context.union(more))
    }

    /// Equal paths have equal keys.
    var key: [Int] { steps.flatMap { step in [step.to] + step.pairs.flatMap { [$0.from, $0.to] } + [-1] } }
}
