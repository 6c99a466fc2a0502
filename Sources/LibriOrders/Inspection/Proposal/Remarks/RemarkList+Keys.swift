extension RemarkList {
    var keys: [Remark] {
        var remarks: [Remark] = []
        let column = name(fields.number)
        switch index {
        case .indexed:
            if samples.catalog.server.product.lowercased().contains("postgres") {
                remarks.append(
                    Remark(
                        french:
                            "\(column) est indexé. Sous PostgreSQL, la recherche par le premier bloc n’utilise cet "
                            + "index que s’il est "
                            + "créé avec text_pattern_ops, ou si le classement est C.",
                        english:
                            "\(column) is indexed. On PostgreSQL a search for a first block uses the index only if "
                            + "it was made with "
                            + "text_pattern_ops, or if the collation is C."))
            }
        case .missing:
            remarks.append(
                Remark(
                    french:
                        "\(column) n’a pas d’index : chaque recherche lit toute la table. L’instruction CREATE "
                        + "INDEX est donnée plus haut.",
                    english:
                        "\(column) has no index: each look-up reads the whole table. The CREATE INDEX statement is "
                        + "above."
                ))
        case .view(let below):
            let words = below.map(PrintableText.short(_:))
            remarks.append(
                Remark(
                    french: "Les commandes viennent d’une vue ; l’index doit être dans la table "
                        + (words.map { "\($0) qui est dessous." } ?? "qui est dessous."),
                    english: "The orders come from a view; the index belongs to the table below it"
                        + (words.map { ", \($0)." } ?? ".")))
        case .unknown:
            remarks.append(
                Remark(
                    french: "La base n’a indiqué aucun index : vérifiez que \(column) en a un.",
                    english: "The database told of no index: check that \(column) has one."))
        }
        if let rights = samples.catalog.server.rightsToWrite, !rights.isEmpty {
            remarks.append(
                Remark(
                    french: "Le compte peut modifier la base : utilisez un compte en lecture seule.",
                    english: "The account can change the database: use one that can only read."))
        }
        return remarks
    }

    var further: [Remark] {
        let making = samples.tables[fields.base].columns.filter {
            $0.concepts.contains(anyOf: [.making, .pages]) && !$0.concepts.contains(anyOf: .private)
        }.map(\.name)
        var remarks: [Remark] = []
        if fields.history == nil {
            remarks.append(
                Remark(
                    french: "Aucune table d’historique des états n’a été trouvée.",
                    english: "No table of status changes was found."))
        }
        if !making.isEmpty {
            remarks.append(
                Remark(
                    french: "D’autres colonnes pourraient être montrées sous « details » : \(frenchList(making)).",
                    english: "Further columns could be shown under \"details\": \(list(making))."))
        }
        return remarks
    }
}
