/// Finds days in the documents that have passed, and documents that nobody looked over for a year.
struct StaleDateCheck {
    let today: LocalDate

    func findings(in documents: [Document]) -> [LintFinding] {
        documents.flatMap { [age(of: $0)].compactMap(\.self) + passed(in: $0) }
    }

    private func age(of document: Document) -> LintFinding? {
        guard let updated = document.updated else { return nil }
        if updated > today {
            return LintFinding(
                .notUpdated, .notice, document: document.id,
                message: "The date of its last change, \(updated), is to come.")
        }
        // A leap day's year is over on the day before it would come again.
        let limit =
            LocalDate(year: today.year - 1, month: today.month, day: today.day) ?? today.adding(days: -366)
        guard updated < limit else { return nil }
        return LintFinding(
            .notUpdated, .notice, document: document.id,
            message: "Last changed on \(updated), more than a year ago. Read it again and renew the date.")
    }

    private func passed(in document: Document) -> [LintFinding] {
        let scanner = DateScanner(language: document.language)
        var found = passed(in: document.title, scanner).map { finding($0, document.title, document, heading: nil) }
        for section in document.sections {
            let heading = section.headings.last
            let texts = [heading].compactMap(\.self) + section.blocks.flatMap(Statement.texts)
            for text in texts {
                found += passed(in: text, scanner).map { finding($0, text, document, heading: heading) }
            }
        }
        // A heading comes with each part of its section.
        var seen: Set<String> = []
        return found.filter { seen.insert(($0.heading ?? "") + ($0.quotes.first ?? "")).inserted }
    }

    private func finding(_ passed: Passed, _ text: String, _ document: Document, heading: String?) -> LintFinding {
        LintFinding(
            .staleDate, passed.isPromise ? .warning : .notice, document: document.id, heading: heading,
            message: passed.isYear ? "\(passed.day.year) is over." : "\(passed.day) has passed.", quotes: [text])
    }

    private struct Passed {
        var day: LocalDate
        var isYear: Bool
        var isPromise: Bool
    }

    /// The last passed date of a sentence. Where another is still to come, as in a period that runs, there is none.
    private func passed(in text: String, _ scanner: DateScanner) -> [Passed] {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
        let tokens = TextToken.tokens(of: text)
        let dates = scanner.dates(in: tokens).filter { date in
            guard !isHistory(date, tokens) else { return false }
            return !date.isYear || isAnnounced(date, tokens)
        }
        guard let last = dates.max(by: { $0.day < $1.day }), last.day < today else { return [] }
        let isPromise = last.isYear || tokens.contains { Self.promises.contains($0.folded) }
        return [Passed(day: last.day, isYear: last.isYear, isPromise: isPromise)]
    }

    /// Whether a date tells when something began or was enacted, which stays true.
    private func isHistory(_ date: DateScanner.Found, _ tokens: [TextToken]) -> Bool {
        let before = tokens[max(0, date.tokens.lowerBound - 10)..<date.tokens.lowerBound]
        return before.contains { Self.history.contains($0.folded) }
    }

    /// Whether a year alone is that of prices, hours or the like. Other numbers of four digits are taken for no year.
    private func isAnnounced(_ date: DateScanner.Found, _ tokens: [TextToken]) -> Bool {
        guard FigureUnit.unit(at: date.tokens.upperBound, tokens) == nil else { return false }
        let before = tokens[max(0, date.tokens.lowerBound - 4)..<date.tokens.lowerBound]
        let after = tokens[date.tokens.upperBound..<min(tokens.count, date.tokens.upperBound + 2)]
        return (before + after.prefix { $0.kind == .word }).contains { Self.yearly.contains($0.folded) }
    }

    private static let yearly: Set<String> = [
        "tarif", "tarifs", "prix", "bareme", "catalogue", "calendrier", "horaires", "conges", "vacances", "offre",
        "offres", "promotion", "promotions", "soldes", "noel", "fin", "fetes", "rentree", "edition", "conditions",
        "price", "prices", "rates", "list", "catalog", "calendar", "hours", "holidays", "holiday", "offer", "offers",
        "sale", "sales", "christmas", "end", "season", "terms",
    ]
    private static let promises: Set<String> = yearly.union([
        "jusqu", "jusque", "avant", "valable", "valables", "valide", "tard", "expire", "expirent", "limite", "remise",
        "code", "ferme", "fermee", "fermes", "fermeture", "ouvert", "partir", "prochain", "prochaine", "sera",
        "seront", "until", "till", "by", "before", "valid", "expires", "expire", "deadline", "discount", "closed",
        "open", "from", "next", "will",
    ])
    private static let history: Set<String> = [
        "depuis", "fonde", "fondee", "cree", "creee", "nee", "loi", "decret", "arrete", "reglement", "directive",
        "ordonnance", "article", "norme", "convention", "siecle", "copyright", "since", "founded", "established",
        "born", "law", "act", "regulation", "iso", "treaty", "century",
    ]
}
