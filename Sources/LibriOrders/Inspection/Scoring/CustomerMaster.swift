/// Compares the names in an order with those of the customer to whom its key leads.
struct CustomerMaster {
    let samples: Samples
    let base: Int

    /// Candidates for the customer: the name on a bill or a parcel is a weaker choice than the customer's own.
    func adjusted(_ candidates: [Candidate]) -> [Candidate] {
        let candidates = candidates.map(withCompany)
        let masters = candidates.filter(isMasters)
        guard let best = masters.map(\.total).max(), best >= Candidate.enough else { return candidates }
        return candidates.map { candidate in
            let concepts = samples.column(candidate.place).concepts
            let elsewhere: ConceptSet = [.billing, .invoice, .deliver, .ship, .contact]
            guard candidate.path.steps.isEmpty,
                !concepts.contains(.customer) || concepts.contains(anyOf: elsewhere)
            else { return candidate }
            var candidate = candidate
            candidate.adjust(by: -0.4, "the customer to whom the order's key leads has a name of its own")
            return candidate
        }
    }

    /// Whether the order's own key leads to the customer whose name it is.
    private func isMasters(_ candidate: Candidate) -> Bool {
        guard let step = candidate.path.steps.first, candidate.path.steps.count <= 2, !candidate.path.hasMany,
            step.from == base, candidate.path.strength >= 0.55, candidate.evidence.score >= 0.3
        else { return false }
        return candidate.path.context.contains(anyOf: [.customer, .person, .company, .contact])
            && !candidate.path.context.contains(anyOf: [.employee, .supplier, .carrier, .address, .deliver, .ship])
    }

    /// Where every customer has a company's name, among them people's, it is the name of them all.
    private func withCompany(_ candidate: Candidate) -> Candidate {
        let concepts = samples.column(candidate.place).concepts
        let values = samples.values(candidate.place)
        guard isMasters(candidate), concepts.contains(.company),
            !concepts.contains(anyOf: [.name, .lastName, .fullName]), values.fill > 0.9, values.distinctness > 0.5,
            values.people.wholeShare > 0.3
        else { return candidate }
        var candidate = candidate
        candidate.adjust(by: 0.2, "every customer has one, and people are among them")
        return candidate
    }
}
