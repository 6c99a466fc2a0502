/// The rules of names for each field, as tables.
enum FieldRules {
    private static let words: [ColumnKind] = [.text, .open]
    private static let days: [ColumnKind] = [.day, .moment, .text, .integer, .open, .decimal]
    private static let figures: [ColumnKind] = [.decimal, .integer, .text, .open]

    private static let keyLike: ConceptSet = [.identifier, .number, .code, .reference, .type, .count]
    private static let dayLike: ConceptSet = [.date, .created, .updated, .time]
    private static let otherPeople: ConceptSet = [.employee, .supplier, .carrier]

    static func rule(for field: OrderSchema.Field) -> FieldRule? { all[field] }

    private static let all: [OrderSchema.Field: FieldRule] = Dictionary(
        [number, customer, firstName, product, quantity, orderedOn, shipsBy, status, price, carrier, trackingNumber]
            .map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })

    private static let number = FieldRule(
        field: .number, kinds: [.text, .integer, .decimal, .open],
        hints: [
            .init([.order, .number], 1), .init([.order, .reference], 0.9), .init([.order, .code], 0.8),
            .init([.order], 0.7),
            .init([.number], around: [.order], 0.9), .init([.reference], around: [.order], 0.8),
            .init([.code], around: [.order], 0.6), .init([.name], around: [.order], 0.5), .init([.identifier], 0.4),
            .init([.external], 0.4), .init([.number], 0.5), .init([.reference], 0.5), .init([], 0.1),
        ],
        against: [
            .init([.invoice, .quote, .customer, .supplier, .credit, .cart, .payment], 0.6),
            .init([.tracking, .parcel], 0.8),
            .init([.parent, .old], 0.5), .init([.product, .phone, .bank, .employee], 0.6),
            .init([.comment, .file, .label], 0.4),
            .init([.ship, .deliver], 0.3),
        ])

    private static let customer = FieldRule(
        field: .customer, kinds: words,
        hints: [
            .init([.customer, .name], 1), .init([.customer, .lastName], 1), .init([.customer, .fullName], 0.95),
            .init([.customer], 0.8), .init([.name], around: [.customer], 0.95),
            .init([.lastName], around: [.customer], 1),
            .init([.fullName], around: [.customer], 0.9), .init([.label], around: [.customer], 0.75),
            .init([.lastName], 0.8),
            .init([.fullName], 0.8), .init([.name], around: [.billing], 0.8),
            .init([.lastName], around: [.billing], 0.85),
            .init([.fullName], around: [.billing], 0.85), .init([.name], around: [.person], 0.7), .init([.name], 0.55),
            .init([.lastName], around: [.person], 0.85), .init([.company], around: [.customer], 0.55),
            .init([.company], 0.4),
            .init([.name], around: [.company], 0.6), .init([.label], around: [.company], 0.6), .init([.person], 0.5),
            .init([.contact], 0.35), .init([.contact, .name], 0.5), .init([.user, .name], 0.5), .init([.billing], 0.4),
        ],
        against: [
            .init(.private, 2), .init([.firstName, .civility], 1), .init(keyLike, 0.8), .init(dayLike, 1),
            .init(otherPeople, 0.9),
            .init([.product, .file, .status, .amount, .flag, .currency, .language, .making], 0.9),
            .init([.deliver, .ship], 0.35),
            .init([.contact], 0.15), .init([.user], 0.2), .init([.company], 0.3), .init([.old], 0.3),
            .init([.payment], 0.3),
        ],
        againstAround: [
            .init(otherPeople, 0.9), .init([.product, .status, .tracking, .line, .method, .parcel], 0.9),
            .init([.deliver, .ship], 0.3), .init([.user], 0.3), .init([.contact], 0.15),
            .init([.created, .updated, .validated], 0.8),
            .init([.stock, .currency, .language, .type], 0.8),
        ])

    private static let firstName = FieldRule(
        field: .firstName, kinds: words,
        hints: [.init([.firstName], 1), .init([.first], 0.6)],
        against: [
            .init(.private.union(otherPeople), 1.5), .init(dayLike, 1), .init([.deliver, .ship], 0.35),
            .init([.contact], 0.1),
        ])

    private static let product = FieldRule(
        field: .product, kinds: words,
        hints: [
            .init([.product, .label], 1), .init([.product, .name], 1), .init([.line, .label], 0.9),
            .init([.label], around: [.line], 0.95), .init([.label], around: [.product], 0.9),
            .init([.name], around: [.product], 0.85), .init([.name], around: [.line], 0.7), .init([.product], 0.7),
            .init([.label], around: [.order], 0.65), .init([.label], 0.4), .init([.product], around: [.line], 0.75),
        ],
        against: [
            .init(.private.subtracting([.comment]), 2), .init([.comment], 0.6), .init(keyLike, 0.7), .init(dayLike, 1),
            .init([.amount, .quantity, .status, .tax, .flag, .stock, .currency, .measure, .language], 0.9),
            .init([.file], 0.7),
            .init([.customer, .carrier, .supplier, .employee, .person, .tracking, .parcel, .payment, .method], 0.8),
            .init([.making, .pages], 0.5), .init([.deliver, .ship], 0.4),
        ],
        againstAround: [
            .init(
                [.customer, .status, .carrier, .employee, .user, .supplier, .person, .contact, .payment, .currency], 0.9
            ),
            .init([.history, .tracking, .method, .company, .language, .parcel], 0.8), .init([.type], 0.4),
            .init([.address], 0.9),
        ])

    private static let quantity = FieldRule(
        field: .quantity, kinds: figures,
        hints: [
            .init([.quantity], 0.9), .init([.quantity, .order], 1), .init([.quantity, .count], 1),
            .init([.count, .product], 0.6), .init([.quantity], around: [.line], 1),
        ],
        against: [
            .init([.stock, .deliver, .ship, .balance, .invoice, .credit], 0.6),
            .init([.pages, .measure, .parcel], 0.7),
            .init([.amount, .unit, .discount, .tax, .date], 0.7), .init([.product], 0.05), .init([.old, .parent], 0.4),
            .init([.label, .type, .code, .identifier], 0.5), .init(.private, 1),
            .init([.printing, .actual, .supplier], 0.3),
        ],
        againstAround: [.init([.stock, .supplier, .customer, .carrier, .parcel], 0.7), .init([.product], 0.1)])

    private static let orderedOn = FieldRule(
        field: .orderedOn, kinds: days,
        hints: [
            .init([.order, .date], 1), .init([.date], around: [.order], 0.75), .init([.created, .date], 0.55),
            .init([.created], 0.5), .init([.order, .created], 0.75), .init([.order], 0.4), .init([.date], 0.5),
            .init([.order, .date, .created], 0.85),
        ],
        against: [
            .init([.updated, .imported, .birth, .cancelled], 1),
            .init([.invoice, .payment, .billing, .quote, .paid], 0.8),
            .init([.ship, .deliver, .promised, .wished, .validated, .printing], 0.7),
            .init([.customer, .user, .employee], 0.3),
            .init([.status, .sync, .history, .flag, .number, .supplier], 0.5), .init([.parent, .old], 0.3),
            .init([.email], 0.8),
        ],
        againstAround: [
            .init([.customer, .carrier, .product, .status, .line, .ship, .deliver, .parcel, .user, .person], 0.8)
        ])

    private static let shipsBy = FieldRule(
        field: .shipsBy, kinds: days,
        hints: [
            .init([.ship, .promised], 1), .init([.ship, .promised, .date], 1.05), .init([.ship, .date], 0.6),
            .init([.ship], 0.45),
            .init([.deliver, .promised], 0.7), .init([.deliver, .promised, .date], 0.72),
            .init([.promised, .date], 0.6),
            .init([.promised], 0.5), .init([.deliver, .date], 0.35), .init([.promised], around: [.ship], 0.9),
            .init([.promised, .date], around: [.ship], 0.95), .init([.date], around: [.ship], 0.3),
        ],
        against: [
            .init([.actual], 1), .init([.created, .updated, .imported, .birth, .cancelled], 0.9),
            .init([.invoice, .payment, .billing, .quote, .paid, .amount, .deposit], 0.8), .init([.wished], 0.5),
            .init([.printing, .validated], 0.65),
            .init([.status, .sync, .flag, .number, .carrier, .customer, .supplier], 0.5),
            .init([.old], 0.4), .init([.stock], 0.2), .init([.method, .address, .name], 0.5),
        ],
        againstAround: [
            .init([.customer, .carrier, .product, .status, .user, .person, .invoice, .payment], 0.8),
            .init([.line], 0.15),
        ])

    private static let status = FieldRule(
        field: .status, kinds: [.text, .integer, .decimal, .open],
        hints: [
            .init([.order, .status], 1), .init([.status], around: [.order], 0.9), .init([.status], 0.7),
            .init([.code], around: [.status], 0.3), .init([.label], around: [.status], 0.5),
            .init([.printing, .status], 0.85), .init([.tracking], 0.25), .init([.order, .type], 0.2),
        ],
        against: [
            .init([.payment, .invoice, .paid, .billing, .credit, .quote], 0.8),
            .init([.sync, .flag, .imported, .external], 0.7),
            .init([.customer, .supplier, .line, .stock, .product, .employee, .user], 0.6),
            .init([.email, .phone, .comment, .file], 0.6),
            .init(dayLike, 1), .init([.address], 0.5), .init([.old], 0.5), .init([.deliver, .ship], 0.25),
            .init([.label], 0.05),
            .init([.count, .amount], 0.6), .init([.validated], 0.3),
        ],
        againstAround: [
            .init([.customer, .product, .carrier, .user, .person, .employee, .payment, .invoice, .supplier], 0.8),
            .init([.line], 0.35),
            .init([.ship, .deliver, .parcel], 0.35), .init([.history], 0.8), .init([.address], 0.6),
            .init([.company], 0.6),
        ])

    private static let price = FieldRule(
        field: .price, kinds: figures,
        hints: [
            .init([.total, .withTax], 1.05), .init([.amount, .withTax], 1), .init([.withTax], 0.9),
            .init([.total, .amount], 0.75), .init([.total], 0.7), .init([.amount], 0.6),
            .init([.amount, .order], 0.75),
            .init([.total, .order], 0.8),
        ],
        against: [
            .init([.withoutTax], 0.7), .init([.tax], 0.7), .init([.cost, .margin], 2), .init([.unit], 0.6),
            .init([.discount, .fees, .deposit, .balance], 0.7), .init([.paid, .payment, .credit, .invoice], 0.5),
            .init([.ship, .deliver], 0.6), .init([.line, .product], 0.4), .init([.supplier], 0.9),
            .init([.quantity, .measure, .pages], 0.8),
            .init([.currency, .count, .type, .code, .label, .flag, .date], 0.4), .init(.private, 2),
            .init([.old, .quote], 0.4),
            .init([.customer], 0.2), .init([.printing], 0.4), .init([.excluding], 0.6),
        ],
        againstAround: [
            .init([.line], 0.7), .init([.product, .customer, .carrier, .supplier, .user, .person, .stock], 0.9),
            .init([.ship, .deliver, .parcel, .method], 0.7), .init([.payment, .invoice], 0.5),
        ])

    private static let carrier = FieldRule(
        field: .carrier, kinds: words,
        hints: [
            .init([.carrier], 0.9), .init([.carrier, .name], 1), .init([.carrier, .label], 1),
            .init([.name], around: [.carrier], 0.95),
            .init([.label], around: [.carrier], 0.95), .init([.ship, .method], 0.6), .init([.deliver, .method], 0.6),
            .init([.label], around: [.method, .ship], 0.7), .init([.name], around: [.method, .ship], 0.7),
            .init([.label], around: [.method, .deliver], 0.7), .init([.name], around: [.method, .deliver], 0.7),
            .init([.company], around: [.carrier], 0.8), .init([.ship], 0.2), .init([.company], around: [.ship], 0.5),
            .init([.method], around: [.ship], 0.4),
        ],
        against: [
            .init([.amount, .cost, .tracking, .date, .created, .updated, .flag, .tax], 0.9),
            .init([.identifier, .number], 0.6),
            .init([.code, .reference], 0.35), .init(.private, 1.5), .init([.status, .comment, .file, .contact], 0.7),
            .init([.customer], 0.5),
            .init([.promised, .actual], 0.6), .init([.firstName, .lastName], 0.8),
        ],
        againstAround: [.init([.customer, .product, .status, .user, .employee, .line, .person, .payment], 0.8)])

    private static let trackingNumber = FieldRule(
        field: .trackingNumber, kinds: [.text, .integer, .open],
        hints: [
            .init([.tracking], 0.85), .init([.tracking, .number], 1), .init([.tracking, .reference], 0.95),
            .init([.tracking, .code], 0.95),
            .init([.parcel, .number], 0.9), .init([.parcel, .reference], 0.85), .init([.parcel, .code], 0.8),
            .init([.ship, .number], 0.5), .init([.number], around: [.parcel], 0.6), .init([.parcel], 0.5),
            .init([.number], around: [.ship], 0.4), .init([.code], around: [.parcel], 0.5),
            .init([.reference], around: [.parcel], 0.5),
            .init([.carrier, .number], 0.5), .init([.carrier, .reference], 0.6),
            .init([.reference], around: [.ship], 0.4),
            .init([.code], around: [.tracking], 0.4), .init([.number], around: [.tracking], 0.6),
        ],
        against: [
            .init([.file, .date, .status, .amount, .count, .measure, .flag], 0.8), .init(.private, 1),
            .init([.order, .customer], 0.5),
            .init([.label, .name, .type], 0.5), .init([.invoice], 0.6), .init([.identifier], 0.2),
        ],
        againstAround: [.init([.customer, .product, .status, .user, .person, .line, .history], 0.7)])
}
