#if SQLite && Documents
import LibriOrders

/// Reads the files of an import, checks each row and writes it.
struct ImportRun {
    private var draft: OrderDraft
    private let schema: OrderSchema
    private let tables: OrderTables
    private let check: OrderRowCheck
    private let output: String
    private var remedies: [String] = []
    private var changesWithoutOrder = 0

    init(
        _ draft: OrderDraft, _ schema: OrderSchema, _ tables: OrderTables, check: OrderRowCheck, output: String
    ) {
        self.draft = draft
        self.schema = schema
        self.tables = tables
        self.check = check
        self.output = output
    }

    mutating func report(
        _ orders: CSVTable, _ history: CSVTable?, _ progress: (OrderImport.Progress) -> Void
    ) throws -> OrderImportReport {
        var report = OrderImportReport(output: output, orders: try read(orders, progress))
        report.history = try history.map { try read(changes: $0, progress) }
        try draft.finishChanges()
        report.changesWithoutOrder = changesWithoutOrder
        report.remedies = remedies
        return report
    }

    private mutating func read(
        _ table: CSVTable, _ progress: (OrderImport.Progress) -> Void
    ) throws -> OrderImportReport.File {
        let places = check.columns.map(tables.orders.place(of:))
        let number = tables.orders.place(of: schema.columns.number)
        var findings = FileFindings()
        try read(table, into: &findings, progress) { run, values, line, findings in
            let verdict = run.check.order(places.map { $0.flatMap { values[$0] } })
            findings.add(verdict, line: line)
            run.remember(verdict)
            guard let written = verdict.number, let number else { return }
            var values = values
            // As look-ups ask for it, however the file writes it.
            values[number] = written
            try run.draft.add(values, line: line, isBad: !verdict.faults.isEmpty)
        }
        try draft.finishOrders()
        try draft.repetitions { line, first, isBad in
            let problem = OrderImportReport.Problem(
                column: schema.columns.number, message: "line \(first) has the same order number")
            if isBad { findings.bad.amend(line, problem) } else { findings.bad.add(line, [problem]) }
        }
        return findings.report(on: table)
    }

    private mutating func read(
        changes table: CSVTable, _ progress: (OrderImport.Progress) -> Void
    ) throws -> OrderImportReport.File {
        var findings = FileFindings()
        guard let mapping = schema.history, let history = tables.history,
            let number = history.place(of: mapping.number), let on = history.place(of: mapping.on),
            let status = history.place(of: mapping.status)
        else { return findings.report(on: table) }
        try read(table, into: &findings, progress) { run, values, line, findings in
            let verdict = run.check.change(values[number], on: values[on], status: values[status], of: mapping)
            findings.add(verdict, line: line)
            run.remember(verdict)
            guard verdict.faults.isEmpty, let key = verdict.number else { return }
            var values = values
            values[number] = key
            if try !run.draft.add(change: values, of: key, line: line) { run.changesWithoutOrder += 1 }
        }
        return findings.report(on: table)
    }

    private mutating func read(
        _ table: CSVTable, into findings: inout FileFindings, _ progress: (OrderImport.Progress) -> Void,
        _ visit: (inout Self, [String?], Int, inout FileFindings) throws -> Void
    ) throws {
        var table = table
        while let row = try table.next() {
            findings.rows += 1
            switch row {
            case .bad(let line, let reason): findings.bad.add(line, [.init(column: nil, message: reason)])
            case .values(let values, let line): try visit(&self, values, line, &findings)
            }
            if findings.rows.isMultiple(of: 4_096) {
                progress(.init(file: table.path, rows: findings.rows, percent: table.percent))
            }
        }
    }

    private mutating func remember(_ verdict: OrderRowCheck.Verdict) {
        for case let remedy? in verdict.faults.map(\.expected.remedy) where !remedies.contains(remedy) {
            remedies.append(remedy)
        }
    }
}
#endif
