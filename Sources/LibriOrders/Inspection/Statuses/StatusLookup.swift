/// The table of labels in which a shop says what its status codes mean.
struct StatusLookup {
    let table: Int
    let code: Int
    let label: Int
    /// The label of each code.
    let labels: [String: String]
    /// The rows that were taken where the table holds several languages or lists: `langue = fr`.
    let condition: String?
    /// Whether a relation or a name leads there.
    let isNamed: Bool
    /// The share of the labels that are understood.
    let understood: Double
}
