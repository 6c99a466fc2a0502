/// Words that figures are dressed in and that do not tell what they are figures of: "comptez", "demande", "au moins".
enum FigureDress {
    /// The words of both languages, folded.
    static let words = Set(
        """
        prend prennent prendre compte comptez compter comptent demande demandent demander doit doivent devoir devez etre
        peut peuvent pouvez depasse depassent depasser accorde accordee accordes accordent prevoyez prevoir garder gardez
        respecter respectez dure durent durer fait font faire faut reste restent rester mesure mesurent avoir vaut valent
        environ seulement uniquement minimum maximum moins plus partir exemple exemples titre donne donnee donnes donnees
        chiffre chiffres soit sous selon jusqu general generalement va vont aller prix tarif tarifs ajoutent habituellement normalement actuellement ajoute ajoutez
        necessite requiert exige permet indique comprend compris contient existe utilisez choisissez conseille conseillee
        conseilles conseillons recommande recommandee recommandes recommandons
        take takes taking allow allows need needs require requires required must should may can could keep keeps have has
        be is are last lasts about around approximately only minimum maximum least most up over under from than example
        examples figure figures price prices usually normally generally currently add adds ask asks advise advises advised
        recommend recommends recommended use uses using go goes cost costs between within includes include contains
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
