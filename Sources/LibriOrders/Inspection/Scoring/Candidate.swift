/// A column that may hold a field, with how much speaks for it.
struct Candidate {
    let field: OrderSchema.Field
    let path: JoinPath
    let place: ColumnPlace
    /// What the name says; nothing where the values alone speak.
    let named: Double
    var evidence: FieldEvidence
    /// What the comparison with other columns adds.
    var adjustment = 0.0
    /// In words, what the comparison showed.
    var comparison: String?

    /// The sum; below ``enough`` a column is not proposed.
    var total: Double {
        guard !evidence.isImpossible else { return -1 }
        return named * 0.55 + evidence.score * 0.45 - path.cost + adjustment
    }

    static let enough = 0.45

    mutating func adjust(by amount: Double, _ words: String?) {
        adjustment += amount
        if let words { comparison = words }
    }
}
