/// The units whose figures are compared, in the words of both languages.
enum FigureUnit {
    /// A unit that a text names.
    struct Found {
        var name: String
        /// By what its figures become those of the unit `name`.
        var factor: Double
        /// The number of tokens that name it.
        var length: Int
    }

    /// The unit that begins at a token.
    static func unit(at index: Int, _ tokens: [TextToken]) -> Found? {
        guard index < tokens.count else { return nil }
        let word = tokens[index].folded
        let next = index + 1 < tokens.count ? tokens[index + 1].folded : ""
        switch word {
        case "jour", "jours", "day", "days":
            return ["ouvre", "ouvres", "ouvrable", "ouvrables"].contains(next)
                ? Found(name: "working days", factor: 1, length: 2) : Found(name: "hours", factor: 24, length: 1)
        case "working", "business":
            return ["day", "days"].contains(next) ? Found(name: "working days", factor: 1, length: 2) : nil
        case "g", "grammes", "grams":
            // Of paper, "90 g" is short for "90 g/m²".
            let rest = tokens[(index + 1)...].prefix(3).map(\.folded)
            if rest.starts(with: ["/", "m2"]) || rest.starts(with: ["/", "m²"]) {
                return Found(name: "g", factor: 1, length: 3)
            }
            return rest.starts(with: ["/", "m", "²"])
                ? Found(name: "g", factor: 1, length: 4) : Found(name: "g", factor: 1, length: 1)
        case "pour": return next == "cent" ? Found(name: "%", factor: 1, length: 2) : nil
        case "per": return next == "cent" ? Found(name: "%", factor: 1, length: 2) : nil
        default: return units[word].map { Found(name: $0.name, factor: $0.factor, length: 1) }
        }
    }

    /// A currency's sign that may stand before its figure.
    static func currency(before index: Int, _ tokens: [TextToken]) -> String? {
        guard index > 0 else { return nil }
        return ["€", "£", "$"].contains(tokens[index - 1].folded) ? units[tokens[index - 1].folded]?.name : nil
    }

    private static let units: [String: (name: String, factor: Double)] = {
        let groups: [(String, Double, [String])] = [
            ("€", 1, ["€", "eur", "euro", "euros"]), ("€", 0.01, ["centime", "centimes", "cents"]),
            ("£", 1, ["£", "gbp"]), ("$", 1, ["$", "usd"]), ("%", 1, ["%", "percent"]),
            ("hours", 1, ["h", "heure", "heures", "hour", "hours"]),
            ("hours", 168, ["semaine", "semaines", "week", "weeks"]),
            ("minutes", 1, ["min", "minute", "minutes"]), ("months", 1, ["mois", "month", "months"]),
            ("months", 12, ["an", "ans", "annee", "annees", "year", "years"]),
            ("dpi", 1, ["dpi", "ppp", "ppi"]), ("mm", 1, ["mm", "millimetre", "millimetres", "millimeters"]),
            ("mm", 10, ["cm", "centimetre", "centimetres", "centimeters"]), ("mm", 25.4, ["inch", "inches"]),
            ("px", 1, ["px", "pixel", "pixels"]), ("pt", 1, ["pt", "points"]), ("g", 1, ["gsm"]), ("g", 1_000, ["kg"]),
            ("pages", 1, ["page", "pages"]), ("sheets", 1, ["feuille", "feuilles", "sheet", "sheets"]),
            ("copies", 1, ["exemplaire", "exemplaires", "copy", "copies"]),
            ("characters", 1, ["caractere", "caracteres", "characters"]),
            ("MB", 0.001, ["ko", "kb"]), ("MB", 1, ["mo", "mb"]), ("MB", 1_000, ["go", "gb"]),
        ]
        return Dictionary(
            groups.flatMap { name, factor, words in words.map { ($0, (name, factor)) } },
            uniquingKeysWith: { first, _ in first })
    }()
}
