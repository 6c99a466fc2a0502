/// The table of status changes that was chosen.
struct HistoryChoice {
    let relation: Relation
    /// The columns that say to which order a change belongs.
    let key: Relation.Pair
    let on: ColumnPlace
    let status: ColumnPlace
    let sequence: ColumnPlace?
    let reason: String
    let confidence: SchemaProposal.Confidence
}
