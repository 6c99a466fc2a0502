/// What was found in a database, for people and for programs.
public struct InspectionReport: Sendable {
    /// The catalogue that was read.
    let catalog: DatabaseCatalog
    /// The schema with its reasons.
    let proposal: SchemaProposal

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - catalog: The catalogue that was read.
    ///   - proposal: What an inspector made of it.
    public init(catalog: DatabaseCatalog, proposal: SchemaProposal) {
        self.catalog = catalog
        self.proposal = proposal
    }

    /// The summary for a terminal.
    public var text: String {
        let server = catalog.server
        var parts = [
            PrintableText.sentence(
                "\(server.product) \(server.shownVersion), database \(server.database), \(catalog.tables.count) tables "
                    + "and views"
            ),
            "Orders: \(PrintableText.short(proposal.schema.table))",
            fields, joins, index, statuses, section("Other tables that look like orders", others),
            section("To be decided or known", proposal.remarks.map(\.english)),
            section("A row, made unrecognisable", sample),
        ]
        parts.removeAll(where: \.isEmpty)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var fields: String {
        let rows = proposal.findings.map { finding in
            [
                finding.field, PrintableText.short(finding.column, most: 48), finding.confidence.rawValue,
                PrintableText.sentence(finding.reason),
            ]
        }
        return TextTable(rows: [["FIELD", "COLUMN", "CONFIDENCE", "WHY"]] + rows).text
    }

    private var joins: String {
        section(
            "Joins",
            proposal.schema.joins.map { join in
                let conditions = join.conditions.map { "\($0.column) = \($0.equals)" }.joined(separator: ", ")
                let first = join.first.map { ", first by \($0)" } ?? ""
                return "\(join.name): \(join.table) on \(conditions)\(first) (\(proposal.joinReasons[join.name] ?? ""))"
            })
    }

    private var index: String {
        switch proposal.numberIndex {
        case .indexed: "Index on the number: yes"
        case .missing(let statement, let note):
            "Index on the number: none. To make one:\n  \(PrintableText.sentence(statement))"
                + (note.map { "\n  \($0)" } ?? "")
        case .view(let table):
            "Index on the number: a view has none" + (table.map { "; see \(PrintableText.short($0)) below it" } ?? "")
        case .unknown: "Index on the number: not known"
        }
    }

    private var statuses: String {
        let statuses = proposal.schema.statusesAsWritten.sorted { ($0.value.place, $0.key) < ($1.value.place, $1.key) }
        guard !statuses.isEmpty else { return "" }
        let rows = statuses.map { word, status in
            [
                "  " + PrintableText.short(word, most: 40), status.rawValue,
                PrintableText.short(proposal.statusReasons[word] ?? ""),
            ]
        }
        return "Statuses\n" + TextTable(rows: rows).text
    }

    private var others: [String] { proposal.otherTables.map { "\($0.name): \($0.reason)" } }

    private var sample: [String] { proposal.sampleRow.map { "\($0.field): \($0.shown ?? "–")" } }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : title + "\n" + lines.map { "  - " + PrintableText.sentence($0) }.joined(separator: "\n")
    }
}
