import Foundation

/// An order schema as the YAML file that the configuration names.
public struct SchemaYAML: Sendable {
    private let schema: OrderSchema
    private let reasons: [String: String]
    private let joinReasons: [String: String]
    private let statusReasons: [String: String]

    /// A schema without comments.
    public init(_ schema: OrderSchema) {
        self.schema = schema
        (reasons, joinReasons, statusReasons) = ([:], [:], [:])
    }

    /// A proposed schema, with the reason of each field above its line.
    public init(_ proposal: SchemaProposal) {
        schema = proposal.schema
        reasons = Dictionary(
            proposal.findings.map { ($0.field, "\($0.confidence.rawValue): \($0.reason)") },
            uniquingKeysWith: { first, _ in first })
        joinReasons = proposal.joinReasons
        statusReasons = proposal.statusReasons
    }

    /// The file's text.
    public var text: String {
        var lines = YAMLLines()
        lines.add("table", schema.table)
        addJoins(&lines)
        lines.open("columns")
        for (field, column) in schema.columns.mapped {
            lines.add(field.rawValue, column, above: reasons[field.rawValue])
        }
        lines.close()
        addDetails(&lines)
        if schema.nameOrder != .unknown { lines.add("nameOrder", schema.nameOrder.rawValue) }
        if schema.numberStyle != .printed { lines.add("numberStyle", schema.numberStyle.rawValue) }
        addHistory(&lines)
        addReadings(&lines)
        lines.add("currency", schema.currency)
        addStatuses(&lines)
        return lines.text
    }

    private func addJoins(_ lines: inout YAMLLines) {
        guard !schema.joins.isEmpty else { return }
        lines.open("joins")
        for join in schema.joins {
            lines.open(YAMLScalar.written(join.name), above: joinReasons[join.name])
            lines.add("table", join.table)
            lines.open("on")
            for condition in join.conditions { lines.add(YAMLScalar.written(condition.column), condition.equals) }
            lines.close()
            if let first = join.first { lines.add("first", first) }
            lines.close()
        }
        lines.close()
    }

    private func addDetails(_ lines: inout YAMLLines) {
        guard !schema.details.isEmpty else { return }
        lines.open("details")
        for detail in schema.details {
            lines.openItem("name", detail.name)
            lines.add("column", detail.column)
            add("label", detail.label, to: &lines)
            lines.add("type", detail.kind.name)
            if case .choice(let words) = detail.kind {
                lines.open("values", isEmpty: words.isEmpty)
                for (value, label) in words.sorted(by: { $0.key < $1.key }) {
                    add(YAMLScalar.written(value), label, to: &lines)
                }
                lines.close()
            }
            lines.close()
        }
        lines.close()
    }

    private func add(_ key: String, _ text: PerLanguage<String>, to lines: inout YAMLLines) {
        if text.french == text.english { return lines.add(key, text.french) }
        lines.open(key)
        lines.add("fr", text.french)
        lines.add("en", text.english)
        lines.close()
    }

    private func addHistory(_ lines: inout YAMLLines) {
        guard let history = schema.history else { return }
        lines.open("history", above: reasons["history.status"])
        lines.add("table", history.table)
        lines.add("number", history.number)
        if let key = history.refersTo { lines.add("refersTo", key) }
        lines.add("on", history.on)
        lines.add("status", history.status)
        if let sequence = history.sequence { lines.add("sequence", sequence) }
        lines.close()
    }

    private func addReadings(_ lines: inout YAMLLines) {
        if !schema.dates.formats.isEmpty || schema.dates.timeZone != nil {
            lines.open("dates")
            if !schema.dates.formats.isEmpty {
                let formats = schema.dates.formats.map { YAMLScalar.quoted($0.description) }
                lines.add("formats", list: formats)
            }
            if let zone = schema.dates.timeZone {
                lines.add("timeZone", zone.identifier == "GMT" ? "UTC" : zone.identifier)
            }
            lines.close()
        }
        if schema.numbers != NumberReading() {
            lines.open("numbers")
            if let mark = schema.numbers.decimal { lines.add("decimal", mark.rawValue) }
            if schema.numbers.pricesInHundredths { lines.add("pricesInHundredths", flag: true) }
            lines.close()
        }
    }

    private func addStatuses(_ lines: inout YAMLLines) {
        let statuses = schema.statusesAsWritten.sorted { one, other in
            if let number = Int(one.key), let next = Int(other.key) { return number < next }
            return (one.value.place, one.key) < (other.value.place, other.key)
        }
        lines.open("statuses", isEmpty: statuses.isEmpty)
        for (word, status) in statuses {
            lines.add(YAMLScalar.written(word), status.rawValue, behind: statusReasons[word])
        }
        lines.close()
    }
}

extension OrderStatus {
    /// Its place in the life of an order.
    var place: Int { OrderStatus.allCases.firstIndex(of: self) ?? 0 }
}

extension OrderSchema.Detail.Kind {
    fileprivate var name: String {
        switch self {
        case .text: "text"
        case .choice: "choice"
        case .integer: "integer"
        case .decimal: "decimal"
        case .day: "day"
        case .flag: "flag"
        }
    }
}
