/// The words by which French and English write numbers, folded.
enum NumberNames {
    static let small: [String: Int] = [
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "two": 2, "three": 3, "four": 4,
        "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
        "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    ]
    static let tens: [String: Int] = [
        "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
        "octante": 80, "nonante": 90, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
        "eighty": 80, "ninety": 90,
    ]
    static let hundreds: Set<String> = ["cent", "cents", "hundred"]
    static let thousands: Set<String> = ["mille", "thousand"]
    static let ones: Set<String> = ["un", "une", "one"]
    static let articles: Set<String> = ["un", "une", "one", "a", "an"]

    /// Nouns that are numbers; all but the dozen are rounded.
    static let collectives: [String: Int] = [
        "douzaine": 12, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
        "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1_000, "dozen": 12, "douzaines": 12,
        "dizaines": 10, "centaines": 100, "milliers": 1_000, "dozens": 12, "hundreds": 100, "thousands": 1_000,
    ]

    /// The ordinals from the second on.
    static let ordinals: [String: Int] = {
        var ordinals = [
            "second": 2, "seconde": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "twentieth": 20,
            "cinquieme": 5, "neuvieme": 9, "thirtieth": 30, "hundredth": 100, "centieme": 100,
        ]
        for (word, value) in small.merging(tens, uniquingKeysWith: { first, _ in first }) {
            ordinals[word + "th"] = value
            ordinals[(word.hasSuffix("e") ? String(word.dropLast()) : word) + "ieme"] = value
        }
        return ordinals
    }()
    static let ordinalEndings: Set<String> = ["e", "eme", "ieme", "nd", "nde", "rd", "th"]

    /// Units of time that "a" and "une" count one of.
    static let times: Set<String> = [
        "jour", "semaine", "mois", "heure", "an", "annee", "minute", "day", "week", "month", "hour", "year", "working",
        "business",
    ]
}
