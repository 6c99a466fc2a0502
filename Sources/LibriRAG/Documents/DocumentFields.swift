/// What the front matter says of a document. What it says in a way that is not read is left out, and told.
struct DocumentFields {
    private(set) var title: String?
    private(set) var url: String?
    private(set) var language: Language?
    private(set) var updated: LocalDate?
    private(set) var questions: [String] = []
    /// What was left out, each with its line and what to do.
    private(set) var warnings: [String] = []

    private let matter: FrontMatter
    private let name: String

    init(_ matter: FrontMatter, named name: String) {
        self.matter = matter
        self.name = name
        warnings = matter.warnings
        title = text("title")
        if let written = text("url") {
            url = written.isWebAddress ? written : nil
            if url == nil { warn("url", written, "is no address of the web", "Begin it with https://.") }
        }
        let stated = StatedLanguage(text("language") ?? "", at: place(of: "language"))
        language = stated.language
        warnings += stated.warnings
        if let written = text("updated") {
            updated = LocalDate(iso: written)
            if updated == nil { warn("updated", written, "is no day of the calendar", "Write it as 2025-10-28.") }
        }
        questions = list("questions")
    }

    private mutating func text(_ key: String) -> String? {
        switch matter[key]?.value {
        case nil, .text(""): return nil
        case .text(let text): return text
        case .list(let items):
            warn(key, items.joined(separator: ", "), "is a list", "Write one text.")
            return nil
        case .other:
            warn(key, "…", "is no text", "Write one text.")
            return nil
        }
    }

    private mutating func list(_ key: String) -> [String] {
        switch matter[key]?.value {
        case nil, .text(""): return []
        case .list(let items): return items
        case .text(let text):
            warn(key, text, "is one text and counts as one entry", Self.listRemedy)
            return [text]
        case .other:
            warn(key, "…", "is no list of texts", Self.listRemedy)
            return []
        }
    }

    private mutating func warn(_ key: String, _ value: String, _ reason: String, _ remedy: String) {
        warnings.append("\(place(of: key)): \"\(key): \(value.prefix(80))\" \(reason). \(remedy)")
    }

    private func place(of key: String) -> String { "\(name), line \(matter[key]?.line ?? 1)" }

    private static let listRemedy = "Write each entry on a line of its own, after \"- \"."
}

extension String {
    /// Whether it may become a link that customers press.
    var isWebAddress: Bool { ["https://", "http://"].contains { lowercased().hasPrefix($0) } }
}
