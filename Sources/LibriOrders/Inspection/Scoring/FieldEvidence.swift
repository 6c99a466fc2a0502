/// How much the values of a column are what a field needs, and in words what they are.
struct FieldEvidence {
    /// From 0 to 1.
    let score: Double
    let words: String
    /// The values cannot be the field's, whatever the name says.
    var isImpossible = false

    static func impossible(_ words: String) -> FieldEvidence {
        FieldEvidence(score: 0, words: words, isImpossible: true)
    }

    /// - Parameter isOwn: The column is one of the order table, so that each value is one order's.
    init(_ field: OrderSchema.Field, _ values: ValueProfile, format: OrderNumberFormat, isOwn: Bool) {
        guard !values.filled.isEmpty else {
            self.init(score: 0.2, words: values.rows == 0 ? "no rows were sampled" : "no value was sampled")
            return
        }
        if [.customer, .firstName, .product, .carrier, .status, .trackingNumber].contains(field),
            values.share({ ValueShape.isEmail($0) || ValueShape.isLink($0) }) > 0.2
        {
            self = .impossible("values are addresses of mail or web")
            return
        }
        switch field {
        case .number: self.init(score: 0, words: "")
        case .customer: self = Self.customer(values, isOwn: isOwn)
        case .firstName: self = Self.firstName(values)
        case .product: self = Self.product(values, isOwn: isOwn)
        case .quantity: self = Self.quantity(values)
        case .orderedOn: self = Self.day(values, needsAll: true)
        case .shipsBy: self = Self.day(values, needsAll: false)
        case .status: self = Self.status(values)
        case .price: self = Self.price(values)
        case .carrier: self = Self.carrier(values)
        case .trackingNumber: self = Self.tracking(values, format: format)
        }
    }

    init(score: Double, words: String) {
        self.score = score
        self.words = words
    }

    private init(score: Double, words: String, isImpossible: Bool) {
        self.score = score
        self.words = words
        self.isImpossible = isImpossible
    }

    private static func customer(_ values: ValueProfile, isOwn: Bool) -> FieldEvidence {
        let people = values.people
        guard people.nameShare > 0.3 else {
            return .impossible("only \(values.words(people.nameShare)) could be names")
        }
        var score = people.nameShare * 0.5 + max(people.wholeShare, people.givenShare < 0.5 ? 0.5 : 0) * 0.5
        // A handful of names over and over are those of the shop's own people.
        if values.filled.count >= 20, values.distinctness < 0.2 { score -= 0.5 }
        if people.givenShare > 0.7 { score -= 0.4 }
        return FieldEvidence(
            score: max(0, score * min(1, values.fill + 0.1)), words: "\(values.words(people.nameShare)) look like names"
        )
    }

    private static func firstName(_ values: ValueProfile) -> FieldEvidence {
        let people = values.people
        return people.nameShare < 0.5
            ? .impossible("values are no names")
            : FieldEvidence(score: people.givenShare, words: "\(values.words(people.givenShare)) are given names")
    }

    private static func product(_ values: ValueProfile, isOwn: Bool) -> FieldEvidence {
        let texts = values.share { text in
            text.count >= 4 && text.unicodeScalars.contains { $0.properties.isAlphabetic } && !ValueShape.isCode(text)
        }
        let files = values.share(ValueShape.isFile)
        guard texts > 0.3, files < 0.3 else { return .impossible("values are codes or files") }
        let several = values.share { $0.contains(" ") }
        var score = texts * 0.5 + several * 0.5
        // Names of people are no products; the names of a few statuses neither.
        if values.people.wholeShare > 0.7, values.people.givenFirstShare != 0.5,
            values.people.decided * 2 > values.filled.count
        {
            score -= 0.6
        }
        if values.counts.count <= 2, values.filled.count >= 20 { score -= 0.4 }
        if values.counts.keys.count(where: { StatusWords.standard.meaning(of: $0).isUnderstood }) * 3 > values.counts
            .count * 2
        {
            score -= 0.5
        }
        return FieldEvidence(score: max(0, score), words: "\(values.words(several)) are of several words")
    }

    private static func quantity(_ values: ValueProfile) -> FieldEvidence {
        let whole = values.share { text in
            NumberReading().number(from: text).flatMap(Int.init(exactly:)).map { (0...10_000_000).contains($0) }
                ?? false
        }
        guard whole > 0.7 else { return .impossible("values are no whole numbers") }
        let positive = values.share { NumberReading().number(from: $0) ?? 0 > 0 }
        return FieldEvidence(
            score: whole * 0.4 + positive * 0.6, words: "\(values.words(positive)) are whole numbers above zero")
    }

    private static func day(_ values: ValueProfile, needsAll: Bool) -> FieldEvidence {
        guard let dates = values.dates else { return .impossible("values are no days") }
        return FieldEvidence(
            score: dates.share * (needsAll ? values.fill : 1),
            words: "\(values.words(dates.share)) are days\(dates.pattern.map { " written \($0)" } ?? "")")
    }

    private static func status(_ values: ValueProfile) -> FieldEvidence {
        let kinds = values.counts.count
        guard kinds <= StatusMap.mostEntries, values.filled.count < 20 || kinds * 2 <= values.filled.count else {
            return .impossible("there are too many different values")
        }
        if values.dates?.share ?? 0 > 0.8 { return .impossible("values are days") }
        let map = StatusMap(counts: values.counts, lookup: nil)
        var score = map.understoodShare * min(1, 0.25 + Double(map.kinds) * 0.15)
        if map.understoodShare < 0.3 { score = kinds > 2 && kinds <= 25 ? 0.3 : 0.1 }
        let words =
            map.understoodShare >= 0.3
            ? "\(values.words(map.understoodShare)) are words for the state of an order" : "\(kinds) different values"
        return FieldEvidence(score: score, words: words)
    }

    private static func price(_ values: ValueProfile) -> FieldEvidence {
        guard values.numericShare > 0.8 else { return .impossible("values are no numbers") }
        if values.dates?.share ?? 0 > 0.9, values.kind != .decimal { return .impossible("values are days") }
        let positive = values.share { NumberReading(decimal: .comma).number(from: $0) ?? 0 > 0 }
        let varied = min(1, Double(values.counts.count) / max(1, Double(values.filled.count) * 0.3))
        return FieldEvidence(score: positive * 0.6 + varied * 0.4, words: "\(values.words(positive)) are amounts")
    }

    private static func carrier(_ values: ValueProfile) -> FieldEvidence {
        let known = values.share(KnownCarriers.contains)
        let worded = values.share { text in
            text.count >= 2 && text.unicodeScalars.contains { $0.properties.isAlphabetic }
        }
        guard worded > 0.5 else { return .impossible("values are numbers") }
        let score = known > 0.3 ? 0.5 + known * 0.5 : values.share(ValueShape.isCode) > 0.7 ? 0.15 : 0.35
        return FieldEvidence(score: score, words: "\(values.words(known)) are carriers that are known")
    }

    private static func tracking(_ values: ValueProfile, format: OrderNumberFormat) -> FieldEvidence {
        let parcels = values.share(ValueShape.isParcelNumber)
        guard parcels > 0.4 else { return .impossible("values are no parcels' numbers") }
        guard values.filled.count < 20 || values.distinctness > 0.5 else {
            return .impossible("values repeat too often")
        }
        if values.dates?.share ?? 0 > 0.9 { return .impossible("values are days") }
        return FieldEvidence(
            score: parcels, words: "\(values.words(parcels)) look like parcels' numbers")
    }
}
