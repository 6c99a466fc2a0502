/// The columns that were chosen for an order, of one order table.
struct OrderFields {
    let base: Int
    let number: ColumnPlace
    let surroundings: Surroundings
    var choices: [OrderSchema.Field: Choice] = [:]
    var statuses: StatusMap?
    var history: HistoryChoice?

    /// How much of an order is there, from 0: fields of the table itself count in full, those of others in part.
    var richness: Double {
        choices.values.reduce(history == nil ? 0 : 0.7) {
            $0 + ($1.candidate.path.steps.isEmpty ? 1 : 0.6) * min(1, $1.candidate.total)
        }
    }
}
