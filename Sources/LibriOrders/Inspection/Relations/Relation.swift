/// How the rows of one table lead to those of another.
struct Relation {
    /// A pair of columns that are equal.
    struct Pair: Equatable {
        let from: Int
        let to: Int
    }

    let from: Int
    let to: Int
    let pairs: [Pair]
    /// Several rows there may belong to one here.
    let isMany: Bool
    /// The column there by which the first of several is chosen; nothing where no column can.
    let first: Int?
    /// From 0 to 1: declared keys are certain.
    let strength: Double
    /// Why, for people.
    let basis: String

    var isDeclared: Bool { strength >= 1 }
}
