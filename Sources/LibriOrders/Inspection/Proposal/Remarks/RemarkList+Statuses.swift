extension RemarkList {
    var statuses: [Remark] {
        guard let map = fields.statuses, fields.choices[.status] != nil || fields.history != nil else {
            return [
                Remark(
                    french:
                        "Aucune colonne d’état des commandes n’a été trouvée : les clients ne sauront pas où en "
                        + "est leur commande.",
                    english:
                        "No column with the orders' status was found: customers will not be told where their order "
                        + "stands."
                )
            ]
        }
        var remarks: [Remark] = []
        if fields.choices[.status] == nil {
            remarks.append(
                Remark(
                    french: "L’état actuel n’est pas dans la table des commandes ; seul l’historique a été trouvé.",
                    english: "The present status is not in the order table; only the history was found."))
        }
        func shown(_ entry: StatusMap.Entry) -> String { entry.label.map { "\(entry.value) = \($0)" } ?? entry.value }
        if !map.notUnderstood.isEmpty {
            let words = map.notUnderstood.map(shown)
            remarks.append(
                Remark(
                    french:
                        "États non compris, à définir sous « statuses » (en attendant : unknown) : "
                        + "\(frenchList(words, most: 20)).",
                    english:
                        "Statuses that were not understood, to be set under \"statuses\" (unknown until then): "
                        + "\(list(words, most: 20))."
                ))
        }
        if !map.guesses.isEmpty {
            let words = map.guesses.map { "\(shown($0)) → \($0.meaning.status.rawValue)" }
            remarks.append(
                Remark(
                    french: "États devinés, à vérifier : \(frenchList(words, most: 20)).",
                    english: "Statuses that were guessed, to be checked: \(list(words, most: 20))."))
        }
        if let lookup = map.lookup {
            let there = PrintableText.short(samples.tables[lookup.table].table.name)
            let rows = lookup.condition.map { " (\(PrintableText.short($0)))" } ?? ""
            remarks.append(
                Remark(
                    french: "Le sens des codes d’état vient de la table \(there)\(rows).",
                    english: "What the status codes mean was read from the table \(there)\(rows)."))
        }
        return remarks
    }
}
