/// Says in a sentence why a column was chosen.
struct FindingReasons {
    let samples: Samples
    let table: OrderTable

    func reason(for choice: Choice) -> String {
        let candidate = choice.candidate
        var parts = [name(of: candidate), candidate.evidence.words]
        if let comparison = candidate.comparison { parts.append(comparison) }
        if let step = candidate.path.steps.last, !step.isDeclared {
            parts.append("its table is joined by \(step.basis)")
        }
        if let next = choice.next { parts.append(competitor(next, than: candidate)) }
        return parts.joined(separator: "; ")
    }

    func number(named column: String, place: ColumnPlace) -> SchemaProposal.Finding {
        let values = samples.values(place)
        let reason: String
        let confidence: SchemaProposal.Confidence
        if let evidence = table.evidence {
            let style = evidence.style == .printed ? "" : ", written in the style \(evidence.style.rawValue)"
            let unique = values.distinctness >= 0.98 ? "each once" : "\(values.counts.count) different ones"
            reason =
                "\(values.words(evidence.share)) are order numbers of the form \(samples.format.example)\(style), "
                + "\(unique)"
            confidence =
                evidence.share > 0.9 && values.distinctness > 0.95 && evidence.weight > 0.6 ? .certain : .likely
        } else {
            let shape = values.filled.first.map(ValueShape.pattern)
            reason =
                "no value is an order number of the form \(samples.format.example); the name says so"
                + (shape.map { ", and values look like \($0)" } ?? "")
            confidence = .guess
        }
        return SchemaProposal.Finding(
            field: OrderSchema.Field.number.rawValue, column: column, table: samples.tables[place.table].table.name,
            confidence: confidence, reason: reason)
    }

    private func name(of candidate: Candidate) -> String {
        let own = samples.column(candidate.place).concepts.concepts.map(\.rawWords)
        guard candidate.named >= 0.3, !own.isEmpty else { return "its values speak for it more than its name" }
        let words = own.prefix(3).joined(separator: ", ")
        let around = candidate.path.steps.isEmpty ? "" : " in \(samples.tables[candidate.place.table].table.name)"
        return "its name speaks of \(words)\(around)"
    }

    private func competitor(_ next: Candidate, than chosen: Candidate) -> String {
        let name =
            next.place.table == chosen.place.table
            ? samples.column(next.place).name
            : "\(samples.tables[next.place.table].table.name).\(samples.column(next.place).name)"
        if let comparison = next.comparison { return "\(name) was not taken: \(comparison)" }
        if next.named < chosen.named - 0.1 { return "\(name) was not taken: its name says less" }
        if next.evidence.score < chosen.evidence.score - 0.1 { return "\(name) was not taken: \(next.evidence.words)" }
        return next.path.steps.count > chosen.path.steps.count
            ? "\(name) was not taken: it is further away" : "\(name) comes near to it"
    }
}
