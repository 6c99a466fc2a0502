/// Whether the values of one column are keys of another table.
struct KeyComparison {
    let samples: Samples

    /// From 0 to 1; nothing where they are not.
    ///
    /// - Parameters:
    ///   - named: How much the names say, from 0 to 1.
    ///   - isOnlyByValue: No name says it, so that the values must.
    func strength(
        from: ColumnPlace, to key: ColumnPlace, named: Double, isOnlyByValue: Bool = false, needsUnique: Bool = true
    ) -> Double? {
        guard samples.column(from).kind.isComparable(to: samples.column(key).kind) else { return nil }
        let values = samples.values(from)
        let keys = samples.values(key)
        guard !keys.filled.isEmpty, !values.filled.isEmpty else {
            return isOnlyByValue || named < 0.7 ? nil : named * 0.6
        }
        if needsUnique, !samples.tables[key.table].isPrimaryKey(key.column), keys.distinctness < 0.995 { return nil }
        if isOnlyByValue, !values.filled.prefix(3).contains(where: { keys.counts[$0] != nil }) { return nil }
        let contained = values.share { keys.counts[$0] != nil || $0 == "0" }
        if isOnlyByValue {
            return contained >= 0.9 && values.counts.count >= 3 ? 0.45 : nil
        }
        if samples.isComplete(key.table) {
            // A row or another may lead nowhere; most may not.
            return contained >= 0.8 ? named * 0.6 + contained * 0.38 : nil
        }
        if contained >= 0.3 { return named * 0.6 + 0.2 + contained * 0.18 }
        return named >= 0.7 && isAlike(values, keys) ? named * 0.6 + 0.1 : nil
    }

    /// Whether values could be among keys of which only some were sampled.
    private func isAlike(_ values: ValueProfile, _ keys: ValueProfile) -> Bool {
        if let most = keys.integers.max(), values.integers.count == values.filled.count,
            let highest = values.integers.max()
        {
            // A negative or huge number leads nowhere.
            return Double(highest) <= Double(most) * 1.25 + 10
        }
        let shapes = Set(keys.filled.prefix(50).map(ValueShape.pattern))
        return values.filled.prefix(50).count { shapes.contains(ValueShape.pattern(of: $0)) } * 2
            >= values.filled.prefix(50).count
    }
}
