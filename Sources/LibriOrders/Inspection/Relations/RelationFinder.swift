/// Finds how tables belong together: by declared keys, and otherwise by names and values.
final class RelationFinder {
    let samples: Samples
    private let keys: KeyIndex
    private let comparison: KeyComparison
    private let tableByName: [String: Int]
    private var parentsFound: [Int: [Relation]] = [:]

    init(_ samples: Samples) {
        self.samples = samples
        keys = KeyIndex(samples)
        comparison = KeyComparison(samples: samples)
        tableByName = Dictionary(
            samples.tables.enumerated().map { ($1.table.name.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    func table(named name: String) -> Int? { tableByName[name.lowercased()] }

    // MARK: One row there

    /// The tables of which one row at most belongs to a row of this one.
    func parents(of table: Int) -> [Relation] {
        if let known = parentsFound[table] { return known }
        let declared = declaredParents(of: table)
        let covered = Set(declared.filter { $0.pairs.count == 1 }.flatMap(\.pairs).map(\.from))
        let inferred = samples.tables[table].columns.indices.filter { !covered.contains($0) }
            .flatMap { inferredParents(of: ColumnPlace(table: table, column: $0)) }
        parentsFound[table] = declared + inferred
        return declared + inferred
    }

    private func declaredParents(of table: Int) -> [Relation] {
        let profile = samples.tables[table]
        return profile.table.foreignKeys.compactMap { key in
            guard let target = self.table(named: key.table), target != table,
                let pairs = pairs(key.columns, of: table, key.references, of: target)
            else { return nil }
            return Relation(
                from: table, to: target, pairs: pairs, isMany: false, first: nil, strength: 1,
                basis: "a declared foreign key")
        }
    }

    private func pairs(_ columns: [String], of table: Int, _ references: [String], of target: Int) -> [Relation.Pair]? {
        // SQLite leaves out the columns of a primary key that is referred to.
        let references = references.isEmpty ? samples.tables[target].table.primaryKey : references
        guard columns.count == references.count, !columns.isEmpty else { return nil }
        var pairs: [Relation.Pair] = []
        for (column, reference) in zip(columns, references) {
            guard let from = samples.tables[table].place(of: column),
                let to = samples.tables[target].place(of: reference)
            else { return nil }
            pairs.append(.init(from: from, to: to))
        }
        return pairs
    }

    private func inferredParents(of place: ColumnPlace) -> [Relation] {
        let column = samples.column(place)
        let unfit: ConceptSet = [.date, .amount, .quantity, .email, .phone, .comment, .flag, .total]
        guard [.text, .integer, .decimal, .open].contains(column.kind), !column.concepts.contains(anyOf: unfit),
            !samples.tables[place.table].isPrimaryKey(place.column)
        else { return [] }
        var best: [Int: Relation] = [:]
        for (key, named, basis) in keysNamed(like: column, in: place.table) where key.table != place.table {
            guard let strength = comparison.strength(from: place, to: key, named: named),
                strength > best[key.table]?.strength ?? 0,
                let pairs = completed(
                    Relation.Pair(from: place.column, to: key.column), from: place.table, to: key.table)
            else { continue }
            best[key.table] = Relation(
                from: place.table, to: key.table, pairs: pairs, isMany: false, first: nil, strength: strength,
                basis: basis)
        }
        if best.isEmpty { best = foundByValue(place, column) }
        return best.values.sorted { ($1.strength, $0.to) < ($0.strength, $1.to) }
    }

    /// Keys whose name says that the column refers to them.
    private func keysNamed(
        like column: TableProfile.Column, in table: Int
    ) -> [(key: ColumnPlace, named: Double, basis: String)] {
        var found: [(key: ColumnPlace, named: Double, basis: String)] = []
        let words = IdentifierWords.split(column.name)
        for start in words.indices {
            let ending = words[start...].joined()
            guard !KeyIndex.generic.contains(ending), ending.count >= 4 else { continue }
            for key in keys.byName[ending] ?? [] {
                let isSame = start == 0
                found.append(
                    (key, isSame ? 0.9 : 0.8, isSame ? "the same column name" : "the same ending of the column's name"))
            }
        }
        // What all columns of the table begin with may be the very name of the other: `order_id` beside
        // `order_item_name`.
        let stems = Set([column.words, words].map { KeyIndex.stem($0.filter { !Self.isKeyWord($0) }) }).subtracting([""]
        )
        let byStem = stems.sorted().flatMap { keys.byStem[$0] ?? [] }
        for target in byStem {
            found += (keys.ofTable[target] ?? []).map { ($0, 0.85, "the table's name in the column's") }
        }
        let own = samples.tables[table].beginning
        for word in Set([column.words, words].flatMap(\.self)).sorted()
        where word != own && word.count >= 3 && !Self.isKeyWord(word) && !KeyIndex.generic.contains(word) {
            for target in keys.byBeginning[word] ?? [] where target != table && !byStem.contains(target) {
                found += (keys.ofTable[target] ?? []).filter { samples.tables[target].isPrimaryKey($0.column) }
                    .map { ($0, 0.72, "the letters in its name with which the other table's columns begin") }
            }
        }
        for concept in column.concepts.intersection(KeyIndex.entities).concepts where concept != .order {
            for target in keys.byConcept[concept] ?? [] where !byStem.contains(target) {
                let more = samples.tables[target].concepts.intersection(KeyIndex.entities).subtracting(column.concepts)
                // A table of the carriers of orders is not the one that a carrier's number means.
                guard !more.contains(anyOf: [.order, .line]) else { continue }
                found += (keys.ofTable[target] ?? []).map {
                    ($0, more.isEmpty ? 0.75 : 0.7, "the table and the column are both about \(concept.rawWords)")
                }
            }
        }
        return found.filter { found in
            // A code is looked up by code, and a number of figures by the key.
            let isPrimary = samples.tables[found.key.table].isPrimaryKey(found.key.column)
            return isPrimary || samples.column(found.key).kind.isComparable(to: column.kind)
        }
    }

    private static func isKeyWord(_ word: String) -> Bool {
        [
            "id", "fk", "code", "cod", "num", "no", "numero", "ref", "key", "cle", "number", "ident", "identifiant",
            "guid", "uuid",
            "n", "cd", "idx", "nr",
        ].contains(word)
    }

    /// Where names say nothing, values may: each is a key of the other table.
    private func foundByValue(_ place: ColumnPlace, _ column: TableProfile.Column) -> [Int: Relation] {
        let values = samples.values(place)
        // Small numbers are keys of every table.
        guard values.counts.count >= 3, values.filled.allSatisfy({ $0.utf8.count >= 3 && ValueShape.isCode($0) }),
            values.integers.count < values.filled.count || values.integers.allSatisfy({ $0.magnitude >= 10_000 })
        else { return [:] }
        var best: [Int: Relation] = [:]
        for key in keys.all where key.table != place.table {
            guard let strength = comparison.strength(from: place, to: key, named: 0, isOnlyByValue: true),
                strength > best[key.table]?.strength ?? 0
            else { continue }
            best[key.table] = Relation(
                from: place.table, to: key.table, pairs: [.init(from: place.column, to: key.column)], isMany: false,
                first: nil,
                strength: strength, basis: "its values, which are all keys there")
        }
        return best
    }

    /// Both columns where a key has two, such as a company and a number; nothing where one of them is not here.
    private func completed(_ pair: Relation.Pair, from table: Int, to target: Int) -> [Relation.Pair]? {
        let key = samples.tables[target].table.primaryKey
        let name = samples.tables[target].columns[pair.to].name.lowercased()
        guard key.count > 1, key.contains(where: { $0.lowercased() == name }),
            samples.values(ColumnPlace(table: target, column: pair.to)).distinctness < 0.995
        else { return [pair] }
        var pairs = [pair]
        for other in key where other.lowercased() != name {
            guard let to = samples.tables[target].place(of: other), let from = samples.tables[table].place(of: other)
            else {
                return nil
            }
            pairs.append(.init(from: from, to: to))
        }
        return pairs
    }

    // MARK: Several rows there

    /// The tables of which several rows may belong to one of this.
    ///
    /// - Parameters:
    ///   - number: The column of order numbers, which other tables may repeat.
    func children(of table: Int, number: Int? = nil) -> [Relation] {
        let profile = samples.tables[table]
        var targets = [number].compactMap(\.self)
        if let key = profile.columns.indices.first(where: profile.isPrimaryKey), !targets.contains(key) {
            targets.append(key)
        }
        return samples.tables.indices.filter { $0 != table }.compactMap { child in
            let back = declaredParents(of: child).filter { $0.to == table }
            if let declared = back.first(where: { !samples.column(child, $0.pairs[0].from).concepts.contains(.parent) })
            {
                return turned(declared)
            }
            guard back.isEmpty, !samples.tables[child].table.sample.isEmpty else { return nil }
            return inferredChild(child, of: table, targets: targets, number: number)
        }
    }

    private func inferredChild(_ child: Int, of table: Int, targets: [Int], number: Int?) -> Relation? {
        var best: Relation?
        for column in samples.tables[child].columns.indices {
            let place = ColumnPlace(table: child, column: column)
            let concepts = samples.column(place).concepts
            guard [.text, .integer, .decimal, .open].contains(samples.column(place).kind), !concepts.contains(.parent)
            else { continue }
            for target in targets {
                let key = ColumnPlace(table: table, column: target)
                guard let (named, basis) = resemblance(place, key, isNumber: target == number),
                    let strength = comparison.strength(from: place, to: key, named: named),
                    strength > best?.strength ?? 0
                else { continue }
                let pair = Relation.Pair(from: column, to: target)
                best = turned(
                    Relation(
                        from: child, to: table, pairs: [pair] + further(besides: pair, from: child, to: table),
                        isMany: false,
                        first: nil, strength: strength, basis: basis))
            }
        }
        return best
    }

    /// The other columns of a key of several, such as a kind of document, where the rows repeat them.
    private func further(besides pair: Relation.Pair, from child: Int, to table: Int) -> [Relation.Pair] {
        let profile = samples.tables[table]
        let key = profile.table.primaryKey.compactMap(profile.place(of:))
        guard key.count > 1, key.contains(pair.to) else { return [] }
        return key.filter { $0 != pair.to }.compactMap { other in
            guard let here = samples.tables[child].place(of: profile.columns[other].name) else { return nil }
            let known = Set(samples.values(ColumnPlace(table: table, column: other)).counts.keys)
            let isShared = samples.values(ColumnPlace(table: child, column: here)).share { known.contains($0) } > 0.9
            return isShared ? Relation.Pair(from: here, to: other) : nil
        }
    }

    /// How much the names and the form of the values say that a column refers to a key.
    private func resemblance(_ place: ColumnPlace, _ key: ColumnPlace, isNumber: Bool) -> (
        named: Double, basis: String
    )? {
        if isNumber, let there = samples.number(key), let here = samples.number(place), here.style == there.style {
            if here.share >= 0.6 { return (0.95, "order numbers in both") }
        } else if isNumber, samples.number(key) != nil {
            return nil
        }
        let name = KeyIndex.letters(of: samples.column(place).name)
        let other = KeyIndex.letters(of: samples.column(key).name)
        if name == other, !KeyIndex.generic.contains(name) { return (0.9, "the same column name") }
        if name.hasSuffix(other), other.count >= 5, !KeyIndex.generic.contains(other) {
            return (0.8, "the same ending of the column's name")
        }
        let parent = samples.tables[key.table]
        let child = samples.tables[place.table]
        for words in [samples.column(place).words, IdentifierWords.split(samples.column(place).name)] {
            let stem = KeyIndex.stem(words.filter { !Self.isKeyWord($0) })
            if !stem.isEmpty, stem == KeyIndex.stem(parent.words) || stem == KeyIndex.stem(parent.words.suffix(1)) {
                return (0.85, "the table's name in the column's")
            }
        }
        let concepts = samples.column(place).concepts
        let keyLike: ConceptSet = [.identifier, .number, .reference, .code, .header, .external, .count]
        let shared = concepts.intersection(parent.concepts.intersection(KeyIndex.entities))
        guard !shared.isEmpty,
            concepts.subtracting(keyLike).subtracting(parent.concepts).subtracting(child.concepts).isEmpty
        else { return nil }
        return (0.75, "the table and the column are both about \(shared.concepts.first?.rawWords ?? "")")
    }

    /// A relation seen from its other end.
    private func turned(_ relation: Relation) -> Relation {
        let child = relation.from
        let pairs = relation.pairs.map { Relation.Pair(from: $0.to, to: $0.from) }
        let key = samples.tables[child].table.primaryKey.compactMap(samples.tables[child].place(of:))
        let isOne = !key.isEmpty && Set(key).isSubset(of: pairs.map(\.to))
        return Relation(
            from: relation.to, to: child, pairs: pairs, isMany: !isOne,
            first: isOne ? nil : FirstRow(samples: samples).column(of: child, within: pairs.map(\.to)),
            strength: relation.strength, basis: relation.basis)
    }
}
