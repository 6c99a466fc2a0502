/// What the name of a column must speak of to hold a field of an order, and what speaks against it.
struct FieldRule {
    /// Concepts that stand together in a name.
    struct Hint {
        let own: ConceptSet
        /// What the table, or the keys on the way to it, must speak of.
        let around: ConceptSet
        let score: Double

        init(_ own: ConceptSet, around: ConceptSet = [], _ score: Double) {
            self.own = own
            self.around = around
            self.score = score
        }
    }

    /// Concepts of which one is enough to count against a column.
    struct Objection {
        let concepts: ConceptSet
        let cost: Double

        init(_ concepts: ConceptSet, _ cost: Double) {
            self.concepts = concepts
            self.cost = cost
        }
    }

    let field: OrderSchema.Field
    let kinds: [ColumnKind]
    let hints: [Hint]
    /// Against what the column's own name says.
    var against: [Objection] = []
    /// Against what its table and the keys on the way to it say.
    var againstAround: [Objection] = []

    /// From about -3 to 1.2; nothing where no hint fits.
    func score(own: ConceptSet, around: ConceptSet) -> Double? {
        var best: Hint?
        for hint in hints where own.contains(all: hint.own) && around.union(own).contains(all: hint.around) {
            if hint.score > best?.score ?? -.infinity { best = hint }
        }
        guard let best else { return nil }
        var score = best.score
        for objection in against where own.subtracting(best.own).contains(anyOf: objection.concepts) {
            score -= objection.cost
        }
        for objection in againstAround where around.subtracting(best.around).contains(anyOf: objection.concepts) {
            score -= objection.cost
        }
        return score
    }
}
