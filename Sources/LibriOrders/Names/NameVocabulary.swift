/// The words in and around names that are no names themselves, folded.
enum NameVocabulary {
    /// Particles that may be left out: "Tour" is written for "de La Tour", "Amrani" for "El Amrani".
    static let droppable: Set<String> = [
        "af", "al", "av", "d", "da", "dal", "dalla", "das", "de", "degli", "dei", "del", "dell", "della", "dello",
        "des", "di", "dit", "dite", "do", "dos", "du", "el", "van", "vom", "von", "zu", "zum", "zur",
    ]

    /// Articles, which may be left out only behind a particle: "Roux" is another name than "Le Roux".
    static let articles: Set<String> = [
        "dem", "den", "der", "het", "l", "la", "las", "le", "les", "lo", "los", "te", "ten", "ter", "the",
    ]

    /// Words that belong to the next one and are never left out: "Martin" is another name than "Saint-Martin".
    static let binders: Set<String> = [
        "abd", "abdel", "abou", "abu", "ait", "ben", "bin", "fitz", "ibn", "m", "mac", "mc", "n", "nait", "o", "ould",
        "ouled", "saint", "sainte", "san", "sant", "santa", "santo", "sao", "st", "ste", "vande", "vanden", "vander",
    ]

    /// Particles that are given names as well: "Ben AFFLECK".
    static let givenParticles: Set<String> = ["al", "ben", "do", "le", "mac", "san", "van"]

    static func isParticle(_ word: String) -> Bool {
        droppable.contains(word) || articles.contains(word) || binders.contains(word)
    }

    /// Given names that make one name with the next given name: "Jean" is no half of "Jean-Baptiste".
    static let compoundHeads: Set<String> = ["anne", "charles", "jean", "louis", "marie", "paul", "pierre", "rose"]

    static let titles: Set<String> = [
        "docteur", "docteure", "dr", "epoux", "fam", "famille", "m", "madam", "madame", "mademoiselle", "maitre",
        "mde", "mdme", "me", "melle", "mesdames", "messieurs", "mgr", "miss", "mister", "mlle", "mm", "mme", "mmes",
        "monsieur", "mr", "mrs", "ms", "pr", "prof", "professeur", "professeure", "consorts", "succession",
    ]

    static let connectors: Set<String> = ["&", "+", "/", "and", "et", "ou"]

    /// What stands between a married name and a birth name.
    static let maiden: Set<String> = [
        "divorcee", "ep", "epouse", "epse", "epx", "ne", "nee", "veuve", "vve",
    ]

    /// What a firm's name may go without, before it or behind it.
    static let legalForms: Set<String> = [
        "asbl", "asso", "assoc", "association", "ei", "eirl", "earl", "entreprise", "etablissements", "ets", "eurl",
        "gaec", "gie", "gmbh", "inc", "llc", "ltd", "nv", "sa", "sarl", "sas", "sasu", "scea", "sci", "scm", "scop",
        "scp", "selarl", "selas", "snc", "societe", "spa", "srl",
    ]

    /// What follows a firm's name: "Dupont et fils", "Dupont & Cie", "Dupont frères".
    static let partners: Set<String> = [
        "associes", "cie", "co", "compagnie", "fille", "filles", "fils", "freres", "partners", "soeurs", "sons",
    ]

    /// Legal forms that are names of people as well: "Marie SA", "Earl JONES".
    static let ambiguousForms: Set<String> = ["earl", "ei", "nv", "sa", "spa"]

    /// Partners that are surnames as well, behind a given name: "JEAN COMPAGNIE".
    static let ambiguousPartners: Set<String> = ["co", "compagnie", "fille", "filles", "fils"]

    /// What an organisation's name begins with. It belongs to the name: "Vernay" is not "Mairie de Vernay".
    static let organisations: Set<String> = [
        "academie", "agence", "amicale", "amis", "atelier", "ateliers", "auberge", "bibliotheque", "boulangerie",
        "cabinet", "camping", "centre", "cercle", "clinique", "club", "collectif", "college", "comite", "commune",
        "compagnie", "cooperative", "departement", "ecole", "editions", "ehpad", "federation", "fondation", "foyer",
        "galerie", "garage", "gite", "gites", "groupe", "groupement", "hopital", "hotel", "imprimerie", "institut",
        "laboratoire", "librairie", "lycee", "mairie", "maison", "mediatheque", "mjc", "musee", "office", "paroisse",
        "pharmacie", "residence", "restaurant", "revue", "studio", "syndicat", "theatre", "union", "universite",
        "ville",
    ]

    /// What says of an organisation no more than its kind.
    static let generic: Set<String> = organisations.union([
        "culturel", "culturelle", "departementale", "francais", "francaise", "local", "locale", "loisirs", "municipal",
        "municipale", "national", "nationale", "parents", "regional", "regionale", "sport", "sportif", "sportive",
        "sports",
    ])

    /// Stands beside a name, and never for one.
    static func isTitleOrForm(_ word: String) -> Bool {
        titles.contains(word) || connectors.contains(word) || maiden.contains(word) || legalForms.contains(word)
            || partners.contains(word)
    }

    /// Says nothing by itself of whose name it stands in.
    static func isEmpty(_ word: String) -> Bool { isParticle(word) || isTitleOrForm(word) }
}
