extension RemarkList {
    var tables: [Remark] {
        let inferred = joins.steps.filter { !$0.value.isDeclared }.keys.sorted()
        var remarks: [Remark] = []
        if !inferred.isEmpty {
            let names = inferred.joined(separator: ", ")
            remarks.append(
                Remark(
                    french:
                        "Ces liens entre tables ne sont pas déclarés dans la base et ont été déduits : \(names). "
                        + "Vérifiez-les.",
                    english: "These joins are not declared in the database and were inferred: \(names). Check them."))
        }
        if let near = others.first, near.score > table.score - 0.8 {
            let there = PrintableText.short(samples.tables[near.table].table.name)
            remarks.append(
                Remark(
                    french:
                        "La table \(there) ressemble presque autant à celle des commandes : vérifiez laquelle est "
                        + "à jour.",
                    english: "The table \(there) looks nearly as much like the orders: check which one is current."))
        }
        return remarks
    }

    var lines: [Remark] {
        let many = OrderSchema.Field.allCases
            .filter { fields.choices[$0]?.candidate.path.hasMany == true }
        guard !many.isEmpty else { return [] }
        let names = many.map(\.rawValue).joined(separator: ", ")
        let french = many.map(\.french).joined(separator: ", ")
        return [
            Remark(
                french: "Une commande peut y avoir plusieurs lignes ; seule la première est lue (\(french)).",
                english: "An order may have several rows there; only the first is read (\(names)).")
        ]
    }
}
