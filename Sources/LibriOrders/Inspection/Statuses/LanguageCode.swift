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

    var rank: Double {
        switch self {
        case .french: 0.3
        case .english: 0.15
        case .other: -0.3
        }
    }
}
