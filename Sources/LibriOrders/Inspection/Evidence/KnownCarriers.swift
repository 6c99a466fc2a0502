/// The names by which carriers and ways of delivery are known in France.
enum KnownCarriers {
    private static let names = [
        "colissimo", "la poste", "laposte", "lettre", "chronopost", "chrono", "dpd", "mondial relay", "gls", "ups",
        "dhl", "fedex",
        "tnt", "geodis", "heppner", "schenker", "kuehne", "calberson", "relais colis", "colis prive", "coursier",
        "retrait",
        "enlevement", "point relais", "stuart", "dachser", "xpo", "bpost", "amazon logistics", "france express",
        "ciblex",
        "kuhne", "gefco", "transporteur", "click collect", "click & collect",
    ]

    /// Whether a value is, or begins with, the name of a carrier.
    static func contains(_ text: String) -> Bool {
        let folded = text.folded()
        return names.contains { folded == $0 || folded.hasPrefix($0 + " ") || folded.hasPrefix($0 + "-") }
    }
}
