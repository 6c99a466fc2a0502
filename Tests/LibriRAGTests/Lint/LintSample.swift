import Foundation
import LibriRAG
import LibriTestSupport

/// Small documents that a lint looks over.
enum LintSample {
    static let today = LocalDate(iso: "2025-10-22") ?? LocalDate(Date(), in: .gmt)

    /// The findings in Markdown texts, by name.
    static func findings(_ files: [String: String], kind: LintFinding.Kind? = nil) throws -> [LintFinding] {
        let reader = MarkdownReader(detector: LanguageDetector(lexicons: try Lexicons()))
        let documents = try files.sorted { $0.key < $1.key }.flatMap { name, text in
            try reader.documents(in: Data(text.utf8), named: name)
        }
        let findings = KnowledgeLint(analyzers: try Analyzers()).findings(
            in: LintInput(documents: documents), today: today)
        return findings.filter { kind == nil || $0.kind == kind }
    }

    /// A French document with a title.
    static func french(_ text: String, title: String = "Aide") -> String {
        "---\ntitle: \(title)\nlanguage: fr\n---\n\n\(text)\n"
    }

    /// An English document with a title.
    static func english(_ text: String, title: String = "Help") -> String {
        "---\ntitle: \(title)\nlanguage: en\n---\n\n\(text)\n"
    }
}
