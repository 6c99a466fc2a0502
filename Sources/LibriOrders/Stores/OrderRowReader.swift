#if SQLite
import GRDB

/// Makes orders of database rows; a value that is not what its column promises is left out.
struct OrderRowReader: Sendable {
    let schema: OrderSchema
    let numberFormat: OrderNumberFormat

    /// Nothing when the row has no order number of the shop's format.
    func order(from row: Row) -> Order? {
        guard let written = text(row, .number), let number = try? OrderNumber(written, format: numberFormat) else {
            return nil
        }
        let carrier = text(row, .carrier)
        return Order(
            number: number,
            customer: CustomerName(column: text(row, .customer) ?? ""),
            product: text(row, .product),
            quantity: integer(row, .quantity),
            orderedOn: text(row, .orderedOn).flatMap { LocalDate(iso: $0) },
            shipsBy: text(row, .shipsBy).flatMap { LocalDate(iso: $0) },
            status: text(row, .status).map(schema.status(for:)) ?? .unknown,
            price: hundredths(row, .price).map { Money(cents: $0, currency: schema.currency) },
            parcel: carrier.map { Parcel(carrier: $0, trackingNumber: text(row, .trackingNumber)) }
        )
    }

    /// Nothing when the row has no day.
    func statusChange(from row: Row) -> StatusChange? {
        guard let on = String.fromDatabaseValue(row["on"]).flatMap({ LocalDate(iso: $0) }) else { return nil }
        let word = String.fromDatabaseValue(row["status"]) ?? ""
        return StatusChange(on: on, status: schema.status(for: word))
    }

    private func value(_ row: Row, _ field: OrderSchema.Field) -> DatabaseValue {
        row[field.rawValue] ?? .null
    }

    private func text(_ row: Row, _ field: OrderSchema.Field) -> String? {
        guard let text = String.fromDatabaseValue(value(row, field)) else { return nil }
        let bounded = String(text.prefix(Self.longestText)).withoutInvisibleCharacters()
        return bounded.allSatisfy(\.isWhitespace) ? nil : bounded
    }

    private func integer(_ row: Row, _ field: OrderSchema.Field) -> Int? {
        let value = value(row, field)
        return Int.fromDatabaseValue(value) ?? text(row, field).flatMap { Int($0) }
    }

    /// An amount in hundredths, from a number or a decimal text.
    private func hundredths(_ row: Row, _ field: OrderSchema.Field) -> Int? {
        let value = value(row, field)
        let amount = Double.fromDatabaseValue(value) ?? text(row, field).flatMap { Double($0) }
        guard let amount, abs(amount) < 1e9 else { return nil }
        return Int((amount * 100).rounded())
    }

    /// No field of an order is longer; a longer text is cut.
    private static let longestText = 500
}
#endif
