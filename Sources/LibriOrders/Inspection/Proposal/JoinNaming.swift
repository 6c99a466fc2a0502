/// Names the joins of a schema, one for each step of the ways that are used.
struct JoinNaming {
    private(set) var joins: [OrderSchema.Join] = []
    /// Why each join is as it is, by its name.
    private(set) var reasons: [String: String] = [:]
    /// The steps, by the names of their joins.
    private(set) var steps: [String: Relation] = [:]
    private let samples: Samples
    private let base: Int
    private var names: [[Int]: String] = [:]

    init(samples: Samples, base: Int) {
        self.samples = samples
        self.base = base
    }

    /// The name of a column as a schema has it; the joins that lead there are added.
    mutating func name(of place: ColumnPlace, through path: JoinPath) -> String {
        let column = samples.column(place).name
        return join(for: path).map { "\($0).\(column)" } ?? column
    }

    private mutating func join(for path: JoinPath) -> String? {
        guard let step = path.steps.last else { return nil }
        if let known = names[path.key] { return known }
        let before = JoinPath(steps: path.steps.dropLast())
        let prefix = join(for: before).map { $0 + "." } ?? ""
        let here = samples.tables[step.from]
        let there = samples.tables[step.to]
        let name = freeName(for: there, isMany: step.isMany)
        let conditions = step.pairs.map { pair in
            OrderSchema.Join.Condition(
                column: prefix + here.columns[pair.from].name, equals: there.columns[pair.to].name)
        }
        names[path.key] = name
        steps[name] = step
        reasons[name] =
            (step.isDeclared ? "by a declared foreign key" : "inferred from \(step.basis): to be checked")
            + (step.first == nil ? "" : "; several rows may belong to an order, the first is read")
        joins.append(
            OrderSchema.Join(
                name: name, table: there.table.name, conditions: conditions.sorted { $0.column < $1.column },
                first: step.first.map { there.columns[$0].name }))
        joins.sort { $0.name < $1.name }
        return name
    }

    private func freeName(for table: TableProfile, isMany: Bool) -> String {
        let role = Self.roles.first { table.concepts.contains($0.concept) }?.name
        let words = table.words.filter {
            !Vocabulary.silent.contains($0) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
        let plain = role ?? (words.isEmpty ? "other" : String(words.joined().prefix(24)))
        let columns = samples.tables[base].columns.map(\.name)
        return ([plain] + (2...30).map { "\(plain)\($0)" }).first { name in
            // A column of the order table with such a beginning and a dot would be taken for the join's.
            !names.values.contains(name) && !columns.contains { $0.hasPrefix(name + ".") }
        } ?? "join\(names.count)"
    }

    private static let roles: [(concept: Concept, name: String)] = [
        (.line, "line"), (.carrier, "carrier"), (.customer, "customer"), (.parcel, "parcel"), (.product, "product"),
        (.status, "status"), (.tracking, "tracking"), (.ship, "shipment"), (.deliver, "delivery"), (.person, "person"),
        (.contact, "contact"), (.company, "company"), (.order, "order"), (.method, "method"),
    ]
}
