import LibriAssist

/// What `knowledge lint` found, as JSON and for people.
struct LintReport: Encodable {
    let documents: Int
    let warnings: Int
    let notices: Int
    let findings: [LintFinding]

    init(_ findings: [LintFinding], documents: Int) {
        self.documents = documents
        self.findings = findings
        warnings = findings.count { $0.severity == .warning }
        notices = findings.count - warnings
    }

    /// The findings under their kinds, and a line that sums them up.
    func text(for terminal: Terminal) -> String {
        var lines: [String] = []
        for kind in LintFinding.Kind.allCases {
            let found = findings.filter { $0.kind == kind }
            guard !found.isEmpty else { continue }
            lines.append(terminal.bold("\(Self.title(of: kind)) (\(found.count))"))
            for finding in found { lines += self.lines(of: finding, terminal) }
            lines.append("")
        }
        let count = [Self.count(warnings, "warning"), Self.count(notices, "notice")].joined(separator: ", ")
        return (lines + [terminal.bold("\(count) in \(Self.count(documents, "document"))")]).joined(separator: "\n")
    }

    private func lines(of finding: LintFinding, _ terminal: Terminal) -> [String] {
        let line = finding.line.map { ":\($0)" } ?? ""
        let heading = finding.heading.map { terminal.dim(" › \($0)") } ?? ""
        let severity = finding.severity == .warning ? terminal.bold("warning") : "notice "
        return ["  \(severity)  \(finding.document)\(line)\(heading)", "           \(finding.message)"]
            + finding.quotes.map { terminal.dim("           « \($0) »") }
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private static func title(of kind: LintFinding.Kind) -> String {
        switch kind {
        case .unreadable: "Not read"
        case .leftOut: "Left out of documents"
        case .sameName: "Names that two documents have"
        case .contradiction: "Figures that contradict each other"
        case .staleDate: "Dates that have passed"
        case .notUpdated: "Documents not looked over for a year"
        case .nearDuplicate: "Texts that stand twice"
        case .deadLink: "Links that lead nowhere"
        case .missingTitle: "Documents without a title"
        case .empty: "Documents and sections without a text"
        case .overlong: "Texts too long for one answer"
        }
    }
}
