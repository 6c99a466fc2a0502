/// Makes orders of rows; a value that is not what its column promises is left out.
struct OrderRowReader: Sendable {
    let schema: OrderSchema
    let numberFormat: OrderNumberFormat
    /// Where a row has the fields: it stands in the order of the schema's selection.
    private let positions: [OrderSchema.Field: Int]

    init(schema: OrderSchema, numberFormat: OrderNumberFormat) {
        self.schema = schema
        self.numberFormat = numberFormat
        positions = Dictionary(
            schema.columns.mapped.enumerated().map { ($1.field, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A number, or the beginning of all numbers of a first block, as the store has it.
    func written(_ reference: OrderReference) -> String {
        schema.numberStyle.written(reference, format: numberFormat)
    }

    /// Nothing when the row has no order number of the shop's format.
    func number(from row: some StoredRow) -> OrderNumber? {
        number(from: value(row, .number))
    }

    /// Nothing when the value is no order number of the shop's format.
    func number(from value: StoredValue) -> OrderNumber? {
        text(value).flatMap { schema.numberStyle.number(from: $0, format: numberFormat) }
    }

    /// Nothing when the row has no order number of the shop's format.
    func order(from row: some StoredRow) -> Order? {
        guard let number = number(from: row) else { return nil }
        let carrier = text(row, .carrier)
        var order = Order(
            number: number,
            customer: customer(row),
            product: text(row, .product),
            quantity: integer(row, .quantity).flatMap { $0 > 0 ? $0 : nil },
            orderedOn: day(value(row, .orderedOn)),
            shipsBy: day(value(row, .shipsBy)),
            status: text(row, .status).map(schema.status(for:)) ?? .unknown,
            price: price(row).map { Money(cents: $0, currency: schema.currency) },
            parcel: carrier.map { Parcel(carrier: $0, trackingNumber: text(row, .trackingNumber)) },
            details: schema.details.enumerated().compactMap { detail(from: value(row, ofDetail: $0), as: $1) }
        )
        order.unreadable = unreadablePlaces(in: order, row).map(name(at:))
        return order
    }

    /// The places of the values that are not what their columns promise.
    func unreadablePlaces(in order: Order, _ row: some StoredRow) -> [Int] {
        let fields: [(OrderSchema.Field, isEmpty: Bool)] = [
            (.customer, order.customer.last.isEmpty), (.quantity, order.quantity == nil),
            (.orderedOn, order.orderedOn == nil), (.shipsBy, order.shipsBy == nil),
            (.status, order.status == .unknown), (.price, order.price == nil),
        ]
        let names = Set(order.details.map(\.name))
        return fields.filter { field, isEmpty in
            // No order is without a customer or a status; other fields may be empty.
            isEmpty && (field == .customer || !value(row, field).isNull)
        }.compactMap { positions[$0.0] }
            + schema.details.indices.filter { place in
                !names.contains(schema.details[place].name) && !value(row, ofDetail: place).isNull
            }.map { positions.count + $0 }
    }

    /// The name of the field or detail at a place.
    private func name(at place: Int) -> String {
        let fields = schema.columns.mapped
        return place < fields.count ? fields[place].field.rawValue : schema.details[place - fields.count].name
    }

    /// Nothing when the row has no day.
    func statusChange(on: StoredValue, status: StoredValue) -> StatusChange? {
        guard let on = day(on) else { return nil }
        return StatusChange(on: on, status: schema.status(for: text(status) ?? ""))
    }

    /// Nothing when the value is not of the type that the shop named.
    private func detail(from value: StoredValue, as detail: OrderSchema.Detail) -> OrderDetail? {
        let read: OrderDetail.Value? =
            switch detail.kind {
            case .text: text(value).map { .text($0) }
            case .choice(let words):
                text(value).flatMap { code in words[code.folded()].map { .choice(code, words: $0) } }
            case .integer: integer(value).map { .integer($0) }
            case .decimal: decimal(value).map { .decimal($0) }
            case .day: day(value).map { .day($0) }
            case .flag: flag(value).map { .flag($0) }
            }
        return read.map { OrderDetail(name: detail.name, label: detail.label, value: $0) }
    }

    private func value(_ row: some StoredRow, _ field: OrderSchema.Field) -> StoredValue {
        positions[field].map(row.value(at:)) ?? .null
    }

    private func value(_ row: some StoredRow, ofDetail place: Int) -> StoredValue {
        row.value(at: positions.count + place)
    }

    private func text(_ row: some StoredRow, _ field: OrderSchema.Field) -> String? { text(value(row, field)) }

    private func integer(_ row: some StoredRow, _ field: OrderSchema.Field) -> Int? { integer(value(row, field)) }

    private func customer(_ row: some StoredRow) -> CustomerName {
        let name = text(row, .customer) ?? ""
        guard let first = text(row, .firstName) else { return CustomerName(column: name, order: schema.nameOrder) }
        return CustomerName(firstName: first, surname: name)
    }

    private func day(_ value: StoredValue) -> LocalDate? { text(value).flatMap(schema.dates.day(from:)) }

    /// An amount in hundredths.
    private func price(_ row: some StoredRow) -> Int? {
        number(value(row, .price)).map { Int((schema.numbers.pricesInHundredths ? $0 : $0 * 100).rounded()) }
    }

    private func text(_ value: StoredValue) -> String? {
        let written: String
        switch value {
        case .text(let text): written = text
        case .integer(let number): written = String(number)
        case .real(let number): written = String(number)
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            written = text
        case .null: return nil
        }
        if Self.isPlain(written) { return written }
        // Scalars bound what one letter with a thousand accents would not; a line break would forge a line of the card.
        let bounded = String(String.UnicodeScalarView(written.unicodeScalars.prefix(Self.longestText)))
            .withoutInvisibleCharacters().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return bounded.isEmpty ? nil : bounded
    }

    /// Whether a text is Latin words with single spaces between them, as nearly all are: there is nothing to clean.
    private static func isPlain(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        var count = 0
        for byte in text.utf8 {
            switch (previous, byte) {
            case (UInt8(ascii: " "), UInt8(ascii: " ")): return false
            case (_, 0x20...0x7E), (_, 0xC3), (_, 0xC5): break
            // The letters from À to ÿ and from ŀ to ſ.
            case (0xC3, 0x80...0xBF), (0xC5, 0x80...0xBF): break
            default: return false
            }
            previous = byte
            count += 1
        }
        return previous != UInt8(ascii: " ") && count <= longestText
    }

    private func integer(_ value: StoredValue) -> Int? {
        switch value {
        case .integer(let number): Int(exactly: number)
        case .real(let number): Int(exactly: number)
        case .text, .null, .bytes: text(value).flatMap { Int($0) ?? whole($0) }
        }
    }

    /// What a decimal column holds of a whole number: `2.00`.
    private func whole(_ text: String) -> Int? { schema.numbers.number(from: text).flatMap { Int(exactly: $0) } }

    private func number(_ value: StoredValue) -> Double? {
        let number: Double? =
            switch value {
            case .integer(let number): Double(number)
            case .real(let number): number
            case .text, .null, .bytes: text(value).flatMap(schema.numbers.number(from:))
            }
        return number.flatMap { abs($0) < 1e9 ? $0 : nil }
    }

    /// At most three places, without zeros at the end.
    private func decimal(_ value: StoredValue) -> String? {
        guard let thousandths = number(value).map({ Int(($0 * 1000).rounded()) }) else { return nil }
        let places = String(thousandths.magnitude % 1000 + 1000).dropFirst()
        let shown = places.reversed().drop { $0 == "0" }.reversed()
        let whole = "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000)"
        return shown.isEmpty ? whole : "\(whole).\(String(shown))"
    }

    private func flag(_ value: StoredValue) -> Bool? {
        text(value).flatMap { Self.flags[$0.folded()] }
    }

    private static let flags = [
        "oui": true, "vrai": true, "yes": true, "true": true, "o": true, "y": true, "1": true,
        "non": false, "faux": false, "no": false, "false": false, "n": false, "0": false,
    ]

    /// No field of an order has more scalars; a longer text is cut.
    private static let longestText = 500
}
