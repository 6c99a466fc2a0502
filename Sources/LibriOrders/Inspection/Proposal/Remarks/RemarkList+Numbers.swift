extension RemarkList {
    var numbers: [Remark] {
        var remarks: [Remark] = []
        let values = samples.values(fields.number)
        if table.evidence == nil {
            let shapes = Dictionary(values.filled.map { (ValueShape.pattern(of: $0), 1) }, uniquingKeysWith: +)
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map(\.key)
            remarks.append(
                Remark(
                    french: "Aucune valeur n’a la forme \(samples.format.example) des numéros de commande. "
                        + (shapes.isEmpty
                            ? "Aucune valeur n’a pu être lue."
                            : "Les numéros de \(name(fields.number)) ressemblent à \(frenchList(shapes)) : "
                                + "corrigez orders.number, "
                                + "ou désignez une autre colonne."),
                    english: "WARNING: no value has the form \(samples.format.example) of order numbers. "
                        + (shapes.isEmpty
                            ? "No value could be read."
                            : "The numbers of \(name(fields.number)) look like \(list(shapes)): correct the form "
                                + "of order numbers, or "
                                + "name another column.")))
        }
        if values.filled.count >= 5, values.distinctness < 0.98 {
            remarks.append(
                Remark(
                    french:
                        "Certains numéros de commande sont présents plusieurs fois : de telles commandes ne sont "
                        + "montrées à personne.",
                    english: "Some order numbers come several times: such orders are shown to nobody."))
        }
        if table.evidence != nil, [.integer, .decimal].contains(values.kind) {
            remarks.append(
                Remark(
                    french:
                        "\(name(fields.number)) est une colonne de nombres : un numéro qui commence par zéro, et "
                        + "la recherche par le seul "
                        + "premier bloc, peuvent ne rien trouver.",
                    english:
                        "\(name(fields.number)) is a column of numbers: a number that begins with zero, and a "
                        + "search for a first block "
                        + "alone, may find nothing."))
        }
        return remarks
    }

    var names: [Remark] {
        guard fields.choices[.firstName] == nil, let customer = fields.choices[.customer]?.candidate else { return [] }
        let people = samples.values(customer.place).people
        guard people.wholeShare > 0.3, people.markedShare < 0.5, reading.nameOrder == .unknown else { return [] }
        return [
            Remark(
                french:
                    "\(name(customer.place)) contient le nom entier : indiquez par nameOrder si le prénom ou le "
                    + "nom vient en premier.",
                english:
                    "\(name(customer.place)) holds the whole name: say by nameOrder whether the first name or the "
                    + "surname comes first."
            )
        ]
    }
}
