/// A customer's name taken apart.
public struct CustomerName: Sendable, Equatable {
    /// The first name or names; nothing for an organisation or where only a surname is kept.
    public var first: String?
    /// The surname, or an organisation's whole name.
    public var last: String
    /// The name is an association's, a school's, a company's.
    public var isOrganisation: Bool

    /// Creates a name from its parts.
    public init(first: String?, last: String, isOrganisation: Bool = false) {
        self.first = first
        self.last = last
        self.isOrganisation = isOrganisation
    }

    /// Takes apart a column that holds the whole name.
    ///
    /// Shops write the surname in capitals (`Mina RAMI`, `RAMI Mina`); where nothing is in capitals, or everything,
    /// the first word is the first name. Titles are dropped.
    public init(column: String) {
        let words = column.split(whereSeparator: \.isWhitespace).map(String.init)
        let named = Array(words.drop { Self.titles.contains($0.folded()) })
        if let head = named.first, Self.organisations.contains(head.folded()) {
            self.init(first: nil, last: named.joined(separator: " "), isOrganisation: true)
            return
        }
        let capitals = named.indices.filter { named[$0].isInCapitals }
        if let start = capitals.first, let end = capitals.last, capitals.count < named.count {
            // A particle in small letters before the capitals belongs to the surname: "Anne de LA TOUR".
            let from = named[..<start].lastIndex { !Self.particles.contains($0.folded()) }.map { $0 + 1 } ?? 0
            let first = named[..<from] + named[(end + 1)...]
            self.init(
                first: first.isEmpty ? nil : first.joined(separator: " "),
                last: named[from...end].joined(separator: " "))
        } else if let head = named.first, named.count > 1, !Self.particles.contains(head.folded()) {
            self.init(first: head, last: named.dropFirst().joined(separator: " "))
        } else {
            self.init(first: nil, last: named.joined(separator: " "))
        }
    }

    static let particles: Set<String> = [
        "de", "du", "des", "la", "le", "les", "da", "dos", "di", "del", "van", "von", "den", "der", "ter", "el", "ben",
    ]

    static let titles: Set<String> = [
        "m.", "m", "mr", "mr.", "mme", "mme.", "mlle", "monsieur", "madame", "mademoiselle", "et", "mrs", "mrs.", "ms",
    ]

    private static let organisations: Set<String> = [
        "amicale", "association", "asso", "atelier", "bibliotheque", "cabinet", "centre", "cercle", "club", "collectif",
        "college", "comite", "commune", "compagnie", "cooperative", "departement", "ecole", "editions", "ehpad",
        "entreprise",
        "etablissements", "ets", "eurl", "federation", "fondation", "foyer", "galerie", "groupe", "groupement",
        "hopital",
        "imprimerie", "institut", "laboratoire", "librairie", "lycee", "mairie", "maison", "mediatheque", "mjc",
        "musee",
        "office", "paroisse", "residence", "revue", "sarl", "sas", "sasu", "sci", "scop", "societe", "studio",
        "syndicat",
        "theatre", "union", "universite", "ville",
    ]
}

extension CustomerName: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a name, not which.
    public var description: String { "CustomerName(…)" }
    /// Says that there is a name, not which.
    public var debugDescription: String { description }
}

extension String {
    fileprivate var isInCapitals: Bool {
        count(where: \.isLetter) >= 2 && !contains(where: \.isLowercase)
    }
}
