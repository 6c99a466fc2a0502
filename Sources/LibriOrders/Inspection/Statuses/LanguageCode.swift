/// A language as databases name it.
enum LanguageCode {
    case french, english, other

    init?(_ text: String) {
        switch text.folded() {
        case "fr", "fra", "fre", "f", "french", "francais", "1036", "fr-fr", "fr_fr", "fr-be", "fr-ch": self = .french
        case "en", "eng", "gb", "uk", "us", "english", "anglais", "1033", "2057", "en-gb", "en-us", "en_us", "en_gb":
            self = .english
        case "de", "es", "it", "nl", "pt", "deu", "ger", "esp", "spa", "ita", "nld", "por", "de-de", "es-es", "it-it":
            self = .other
        default: return nil
        }
    }

    /// The language that labels are written in, judged by their words; nothing where they do not tell.
    init?(wordsOf labels: some Sequence<String>) {
        let words = labels.flatMap { $0.folded().split { !$0.isLetter }.map(String.init) }
        func count(_ beginnings: [String]) -> Int {
            words.count { word in beginnings.contains { word.hasPrefix($0) } }
        }
        let (french, english) = (count(Self.frenchWords), count(Self.englishWords))
        guard french != english else { return nil }
        self = french > english ? .french : .english
    }

    private static let frenchWords = [
        "attente", "commande", "expedi", "livre", "annul", "recu", "imprime", "enregistr", "fabrication", "fichier",
        "paye", "paiement", "rembours", "pret", "cours", "retire", "valide", "termin", "controle",
    ]
    private static let englishWords = [
        "await", "order", "ship", "deliver", "cancel", "receiv", "print", "check", "file", "paid", "payment", "refund",
        "ready", "pending", "progress", "picked", "approv", "complet", "processing",
    ]

    var rank: Double {
        switch self {
        case .french: 0.3
        case .english: 0.15
        case .other: -0.3
        }
    }
}
