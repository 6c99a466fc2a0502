/// The columns by which rows of the sampled tables are told apart, found by name.
struct KeyIndex {
    /// By the letters of a name, without its marks.
    private(set) var byName: [String: [ColumnPlace]] = [:]
    /// Tables by the stem of their name.
    private(set) var byStem: [String: [Int]] = [:]
    /// Tables by the letters with which the names of their columns begin: `ETT` of `ETT_CODE` and `ETT_LIB`.
    private(set) var byBeginning: [String: [Int]] = [:]
    /// Tables by what they are about.
    private(set) var byConcept: [Concept: [Int]] = [:]
    private(set) var all: [ColumnPlace] = []
    private(set) var ofTable: [Int: [ColumnPlace]] = [:]

    /// What a table can be about.
    static let entities: ConceptSet = [
        .customer, .person, .user, .employee, .supplier, .product, .carrier, .parcel, .ship, .deliver, .status,
        .company,
        .contact, .order, .line, .address, .billing, .method, .invoice,
    ]

    init(_ samples: Samples) {
        for (index, table) in samples.tables.enumerated() where Self.isUseful(table) {
            let stem = Self.stem(table.words)
            byStem[stem, default: []].append(index)
            if let letters = table.beginning ?? Self.sharedLetters(of: table), letters.count >= 3 {
                byBeginning[letters, default: []].append(index)
            }
            for concept in table.concepts.intersection(Self.entities).concepts {
                byConcept[concept, default: []].append(index)
            }
            for column in table.columns.indices where Self.mayBeKey(column, of: table) {
                let place = ColumnPlace(table: index, column: column)
                all.append(place)
                ofTable[index, default: []].append(place)
                byName[Self.letters(of: table.columns[column].name), default: []].append(place)
            }
        }
    }

    /// Copies and reports are no place to look something up in.
    static func isUseful(_ table: TableProfile) -> Bool {
        let other: ConceptSet = .aside.union([.invoice, .quote, .cart, .history, .credit, .supplier, .payment])
        // `Fournisseurs_Transport` and `Factures` are no part of an order; a table of customers and suppliers may be.
        return !table.schemaConcepts.contains(anyOf: .aside)
            && (!table.concepts.contains(anyOf: other) || table.concepts.contains(anyOf: [.customer, .status, .line]))
            && !table.concepts.contains(anyOf: .aside)
    }

    private static func mayBeKey(_ column: Int, of table: TableProfile) -> Bool {
        if table.isPrimaryKey(column) { return true }
        let profile = table.columns[column]
        guard [.text, .integer, .decimal, .open].contains(profile.kind) else { return false }
        return table.table.primaryKey.contains { $0.lowercased() == profile.name.lowercased() }
            || profile.concepts.contains(anyOf: [.identifier, .code, .number, .reference])
            || table.table.indexes.contains { $0.first?.lowercased() == profile.name.lowercased() }
            || (column == 0 && table.table.primaryKey.isEmpty)
    }

    /// The letters with which all columns of a table of two or three begin, where a mark ends them.
    private static func sharedLetters(of table: TableProfile) -> String? {
        guard (2...3).contains(table.columns.count), let first = table.columns[0].words.first,
            table.columns.allSatisfy({ $0.words.count > 1 && $0.words[0] == first }), first.count <= 5
        else { return nil }
        return first
    }

    static func letters(of name: String) -> String { IdentifierWords.split(name).joined() }

    /// The words of a table's name without what they end with in the plural, and without what says nothing.
    static func stem(_ words: [String]) -> String {
        words.filter { !Vocabulary.silent.contains($0) }.map(singular).joined()
    }

    static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        return word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
    }

    /// Names that every table may have for its key.
    static let generic: Set<String> = [
        "id", "code", "num", "numero", "no", "number", "ref", "reference", "rowid", "nom", "name", "type", "key", "cle",
        "guid",
        "uuid", "uid", "libelle", "label", "etat", "status", "statut", "date", "langue", "lang", "societe", "site",
        "idx",
    ]
}
