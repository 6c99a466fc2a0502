/// Which tables are worth reading rows of, by their names alone.
enum SamplingRank {
    private static let mostColumns = 200

    static func rank(table: String, columns: [String]) -> Int {
        let reader = NameReader.standard
        let pieces = table.split(separator: ".")
        let own = reader.concepts(of: IdentifierWords.split(pieces.last.map(String.init) ?? table))
        let schema = pieces.dropLast().last.map { reader.concepts(of: IdentifierWords.split(String($0))) } ?? []
        var score = 0
        for (concept, points) in tables where own.contains(concept) { score += points }
        if schema.contains(anyOf: .aside) || own.contains(anyOf: .aside) { score -= 15 }
        var seen: ConceptSet = []
        for column in columns.prefix(mostColumns) {
            let concepts = reader.concepts(of: IdentifierWords.split(column))
            if concepts.contains(.order), concepts.contains(anyOf: [.number, .reference, .code, .identifier]) {
                seen.insert(.order)
            }
            if concepts.contains(anyOf: [.name, .lastName, .fullName, .firstName]) { seen.insert(.name) }
            seen.formUnion(concepts.intersection(telling))
        }
        for (concept, points) in Self.columns where seen.contains(concept) { score += points }
        // A table of two or three columns is most often a list of words for codes.
        if columns.count <= 6, own.contains(anyOf: [.status, .code, .type, .label]) { score += 15 }
        return score
    }

    private static let telling: ConceptSet = [
        .status, .ship, .deliver, .withTax, .total, .quantity, .tracking, .carrier, .customer, .label,
    ]

    private static let tables: [(Concept, Int)] = [
        (.order, 40), (.customer, 25), (.line, 12), (.status, 20), (.carrier, 20), (.parcel, 18), (.ship, 18),
        (.deliver, 12),
        (.history, 10), (.tracking, 15), (.product, 12), (.header, 12), (.person, 12), (.company, 10), (.contact, 6),
        (.method, 4),
        (.code, 5), (.user, 5), (.address, 4), (.employee, -5), (.supplier, -12), (.invoice, -8), (.payment, -8),
        (.stock, -12),
        (.cart, -10), (.quote, -8), (.secret, -25), (.email, -8), (.sync, -10), (.cost, -10), (.credit, -8),
        (.file, -5),
    ]

    private static let columns: [(Concept, Int)] = [
        (.order, 18), (.name, 5), (.status, 6), (.ship, 5), (.deliver, 4), (.withTax, 6), (.total, 4), (.quantity, 4),
        (.tracking, 6), (.carrier, 6), (.customer, 6), (.label, 3),
    ]
}
