/// A further field of an order that a shop chose to show: `Reliure : dos carré collé`.
public struct OrderDetail: Sendable, Equatable {
    /// What a detail says, by its kind.
    public enum Value: Sendable, Equatable {
        /// Words of the shop's own, without addresses or telephone numbers.
        case text(String)
        /// One of the values that the shop listed, with its words.
        case choice(String, words: PerLanguage<String>)
        /// A whole number.
        case integer(Int)
        /// A decimal number with a point and at most three places: `1.25`.
        case decimal(String)
        /// A day.
        case day(LocalDate)
        /// Yes or no.
        case flag(Bool)
    }

    /// The name for programs: `binding`.
    public var name: String
    /// The name for people: `Reliure`, `Binding`.
    public var label: PerLanguage<String>
    /// What it says.
    public var value: Value

    /// Creates a detail.
    public init(name: String, label: PerLanguage<String>, value: Value) {
        self.name = name
        self.label = label
        self.value = value
    }
}
