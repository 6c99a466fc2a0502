/// Tells which of two columns of a history holds the status after a change.
struct StatusPairs {
    let samples: Samples
    /// The column that says which order a change belongs to.
    let key: ColumnPlace
    let on: ColumnPlace

    /// Whether the second column holds, at the next change of an order, what the first held at the one before.
    func isAfter(_ place: ColumnPlace, before other: ColumnPlace) -> Bool {
        guard let days = samples.values(on).dates?.days else { return false }
        let keys = samples.values(key).texts
        let after = samples.values(place).texts
        let before = samples.values(other).texts
        var following = 0
        var pairs = 0
        for rows in Dictionary(grouping: keys.indices.filter { keys[$0] != nil && days[$0] != nil }, by: { keys[$0] })
            .values
        {
            let ordered = rows.sorted { one, next in days[one].flatMap { day in days[next].map { day < $0 } } ?? false }
            for (row, next) in zip(ordered, ordered.dropFirst()) where days[row] != days[next] {
                guard let then = after[row], let now = before[next] else { continue }
                pairs += 1
                if then == now { following += 1 }
            }
        }
        return pairs >= 3 && following * 10 >= pairs * 7
    }
}
