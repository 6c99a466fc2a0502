/// What the values of a column must be, in words for the operator.
package struct ColumnExpectation: Sendable, Hashable {
    /// What is expected: `a day such as 2025-10-28`.
    package let text: String
    /// What to do where the whole column is written otherwise.
    package let remedy: String?

    static func number(like example: String) -> Self {
        Self(
            text: "an order number such as \(example)",
            remedy: "Where all order numbers have another form, name it: numberStyle in the schema file, "
                + "orders.numberFormat in the configuration of the shop.")
    }

    static func reference(to column: String) -> Self { Self(text: "a value of the column \"\(column)\"", remedy: nil) }

    static let word = Self(text: "a status word", remedy: nil)

    /// One of the schema's choices.
    static let listed = Self(text: "a value that the schema file lists", remedy: nil)

    static func field(_ field: OrderSchema.Field, in schema: OrderSchema) -> Self {
        switch field {
        case .customer: Self(text: "the customer's name", remedy: nil)
        case .quantity: whole("a whole number above 0", schema)
        case .orderedOn, .shipsBy: day(schema)
        case .price:
            schema.numbers.pricesInHundredths
                ? whole("a whole number of hundredths, 4850 for 48.50", schema)
                : decimal("a price", schema)
        case .status: word
        case .number, .firstName, .product, .carrier, .trackingNumber: Self(text: "a text", remedy: nil)
        }
    }

    static func detail(_ kind: OrderSchema.Detail.Kind, in schema: OrderSchema) -> Self {
        switch kind {
        case .text: Self(text: "a text", remedy: nil)
        case .choice: listed
        case .integer: whole("a whole number", schema)
        case .decimal: decimal("a number", schema)
        case .day: day(schema)
        case .flag: Self(text: "oui or non, yes or no, 1 or 0", remedy: nil)
        }
    }

    private static func day(_ schema: OrderSchema) -> Self {
        let formats = schema.dates.formats.map(\.description)
        return Self(
            text: formats.isEmpty ? "a day such as 2025-10-28" : "a day as \(formats.joined(separator: " or "))",
            remedy: "Where all days have another form, name it in the schema file: dates: {formats: [dd/MM/yyyy]}")
    }

    private static func whole(_ text: String, _ schema: OrderSchema) -> Self { number(text, schema) }

    private static func decimal(_ text: String, _ schema: OrderSchema) -> Self {
        number(text + (schema.numbers.decimal == .comma ? " such as 48,50" : " such as 48.50"), schema)
    }

    private static func number(_ text: String, _ schema: OrderSchema) -> Self {
        Self(
            text: text,
            remedy: schema.numbers.decimal == nil
                ? "Where 1,234 or 1.234 may stand in a number, name its decimal mark in the schema file: "
                    + "numbers: {decimal: \",\"}" : nil)
    }
}
