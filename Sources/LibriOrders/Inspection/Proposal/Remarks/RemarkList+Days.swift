extension RemarkList {
    var days: [Remark] {
        var remarks: [Remark] = []
        if let promised = fields.choices[.shipsBy]?.candidate {
            let concepts = samples.column(promised.place).concepts
            if concepts.contains(.deliver), !concepts.contains(.ship) {
                remarks.append(
                    Remark(
                        french:
                            "\(name(promised.place)) semble être un jour de livraison : vérifiez qu’il peut être "
                            + "annoncé comme jour "
                            + "d’expédition.",
                        english:
                            "\(name(promised.place)) seems to be a day of delivery: check that it may be told as "
                            + "the day of shipping."
                    ))
            } else if !concepts.contains(.promised) {
                remarks.append(
                    Remark(
                        french:
                            "Vérifiez que \(name(promised.place)) est le jour d’expédition promis et non le jour réel.",
                        english:
                            "Check that \(name(promised.place)) is the promised day of shipping and not the day on "
                            + "which it was done."
                    ))
            }
        } else {
            remarks.append(
                Remark(
                    french: "Aucun jour d’expédition promis n’a été trouvé.",
                    english: "No promised day of shipping was found."))
        }
        if !reading.ambiguous.isEmpty {
            let names = reading.ambiguous.map(name).joined(separator: ", ")
            remarks.append(
                Remark(
                    french: "Dans \(names), rien ne distingue le jour du mois : le jour est supposé venir en premier.",
                    english: "In \(names) nothing tells the day from the month: the day is taken to come first."))
        }
        let clocked = reading.clocked.map(name).joined(separator: ", ")
        if let reason = reading.reasonForUTC {
            remarks.append(
                Remark(
                    french: "Les heures sont lues en temps universel (UTC), car \(reason.french).",
                    english: "Times are read as UTC, since \(reason.english)."))
        } else if !clocked.isEmpty {
            remarks.append(
                Remark(
                    french:
                        "\(clocked) : les heures n’indiquent pas de fuseau, le jour est pris tel quel. Si elles "
                        + "sont en UTC, ajoutez "
                        + "« timeZone: UTC » sous « dates ».",
                    english:
                        "\(clocked): times name no zone, and the day is taken as written. If they are in UTC, add "
                        + "\"timeZone: UTC\" under "
                        + "\"dates\"."))
        }
        return remarks
    }
}
