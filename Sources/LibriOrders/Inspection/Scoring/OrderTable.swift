/// A table that may be the shop's orders.
struct OrderTable {
    let table: Int
    let number: ColumnPlace
    /// Nothing where the values are no order numbers of the shop's format.
    let evidence: NumberEvidence?
    /// What its name, its numbers and its place among the tables say.
    var score: Double
    /// What speaks against it, for people.
    var objections: [String] = []
    var fields: OrderFields?
}
