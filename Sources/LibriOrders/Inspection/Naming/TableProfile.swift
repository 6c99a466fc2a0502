/// A table with what its name and those of its columns speak of.
struct TableProfile {
    struct Column {
        let name: String
        let kind: ColumnKind
        /// The words, without those that every column of the table begins with.
        let words: [String]
        let concepts: ConceptSet
    }

    let table: DatabaseCatalog.Table
    /// The words of the name, without those that most tables begin with.
    let words: [String]
    /// What the name speaks of; where it says nothing, what its columns' common beginning does.
    let concepts: ConceptSet
    /// What the name of its schema speaks of: `archive.orders`.
    let schemaConcepts: ConceptSet
    let columns: [Column]
    /// The letters with which the names of its columns begin.
    let beginning: String?

    private static let mostColumns = 400

    /// - Parameters:
    ///   - table: The table.
    ///   - common: The words that most tables' names begin with.
    ///   - isReferred: Another table refers to it.
    ///   - reader: Tells what names speak of.
    init(
        _ table: DatabaseCatalog.Table, without common: Set<String> = [], isReferred: Bool = false,
        reader: NameReader = .standard
    ) {
        self.table = table
        let pieces = table.name.split(separator: ".")
        var words = IdentifierWords.split(pieces.last.map(String.init) ?? table.name)
        if words.count > 1, let first = words.first, common.contains(first) { words.removeFirst() }
        self.words = words
        schemaConcepts = pieces.dropLast().last.map { reader.concepts(of: IdentifierWords.split(String($0))) } ?? []
        let own = reader.concepts(of: words)
        // Of thousands of tables most are neither sampled nor called anything that an order has to do with.
        let isOfUse =
            !table.sample.isEmpty || !table.foreignKeys.isEmpty || own.contains(anyOf: KeyIndex.entities) || isReferred
        let columns = table.columns.prefix(isOfUse ? Self.mostColumns : 0)
        let split = columns.map { IdentifierWords.split($0.name) }
        let beginning = ColumnBeginning(of: split)
        self.beginning = beginning?.letters
        concepts = own.isEmpty ? beginning.map { reader.concepts(of: [$0.letters]) } ?? [] : own
        self.columns = zip(columns, split).map { column, words in
            let words = beginning?.removed(from: words) ?? words
            return Column(
                name: column.name, kind: ColumnKind(type: column.type), words: words,
                concepts: reader.concepts(of: words))
        }
    }

    /// The profiles of tables; the word that most of them begin with, such as `llx` or `wp`, is left aside.
    static func profiles(of tables: [DatabaseCatalog.Table]) -> [TableProfile] {
        let common = commonBeginnings(of: tables.map(\.name))
        let referred = Set(tables.flatMap { $0.foreignKeys.map { $0.table.lowercased() } })
        return tables.map { TableProfile($0, without: common, isReferred: referred.contains($0.name.lowercased())) }
    }

    static func commonBeginnings(of names: [String]) -> Set<String> {
        var counts: [String: Int] = [:]
        for name in names {
            let words = IdentifierWords.split(name.split(separator: ".").last.map(String.init) ?? name)
            if words.count > 1, let first = words.first { counts[first, default: 0] += 1 }
        }
        // `commande_ligne` and `commande_etat` keep their word, which says something.
        return Set(
            counts.filter { word, count in
                count >= 4 && count * 2 > names.count && NameReader.standard.concepts(of: [word]).isEmpty
            }.keys)
    }

    /// The place of a column, whatever its case.
    func place(of column: String) -> Int? {
        columns.firstIndex { $0.name == column }
            ?? columns.firstIndex { $0.name.lowercased() == column.lowercased() }
    }

    /// Whether a single column is the primary key.
    func isPrimaryKey(_ place: Int) -> Bool {
        table.primaryKey.count == 1 && table.primaryKey.first?.lowercased() == columns[place].name.lowercased()
    }
}
