extension OrderSchema {
    /// A further column that a shop shows, with the type that its values must have.
    public struct Detail: Sendable, Equatable {
        /// What a column's values must be; what is something else is left out.
        public enum Kind: Sendable, Equatable {
            /// Words of the shop's own. The one kind that could hold anything: prefer ``choice(_:)``.
            case text
            /// One of the values listed, each with its words; case and accents do not matter.
            case choice([String: PerLanguage<String>])
            /// A whole number.
            case integer
            /// A decimal number.
            case decimal
            /// A day, `2025-10-28`.
            case day
            /// Yes or no: a number, or a word such as `oui`.
            case flag
        }

        /// The name for programs.
        public var name: String
        /// The column.
        public var column: String
        /// The name for people.
        public var label: PerLanguage<String>
        /// What its values must be.
        public var kind: Kind

        /// Creates a mapping.
        public init(name: String, column: String, label: PerLanguage<String>, kind: Kind) {
            self.name = name
            self.column = column
            self.label = label
            if case .choice(let words) = kind {
                self.kind = .choice(
                    Dictionary(words.map { ($0.folded(), $1) }, uniquingKeysWith: { first, _ in first }))
            } else {
                self.kind = kind
            }
        }
    }

    /// No order has more details.
    static let mostDetails = 12
}
