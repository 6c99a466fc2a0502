/// The shop owner's questionnaire about the order database, filled in as far as the database tells: a Markdown page in
/// French.
public struct InspectionQuestionnaire: Sendable {
    private let catalog: DatabaseCatalog
    private let proposal: SchemaProposal

    /// Creates the page.
    ///
    /// - Parameters:
    ///   - catalog: The catalogue that was read.
    ///   - proposal: What an inspector made of it.
    public init(catalog: DatabaseCatalog, proposal: SchemaProposal) {
        self.catalog = catalog
        self.proposal = proposal
    }

    /// The page.
    public var markdown: String {
        ([
            "# Questionnaire – base de données des commandes", "",
            "Rempli d’après la structure de la base. Vérifiez chaque réponse et complétez les points du chapitre D.",
            "",
        ] + engine + access + structure + statuses + decisions).joined(separator: "\n") + "\n"
    }

    private let unknown = "à compléter"

    // MARK: A and B

    private var engine: [String] {
        let server = catalog.server
        return [
            "## A. Type de base de données", "",
            "- Moteur : \(words(server.product))",
            "- Version : \(words(server.shownVersion))",
            "- Nom de la base : \(PrintableText.code(server.database))",
            "- Serveur : \(server.host.map(PrintableText.code) ?? "aucun (fichier local) ou non indiqué")",
            "- Port : \(server.port.map(String.init) ?? "non indiqué")", "",
        ]
    }

    private var access: [String] {
        let server = catalog.server
        var lines = [
            "## B. Accès", "", "- Utilisateur : \(server.account.map(PrintableText.code) ?? "non indiqué")",
        ]
        switch server.rightsToWrite {
        case nil: lines.append("- Lecture seule : n’a pas pu être déterminé")
        case let rights? where rights.isEmpty:
            lines.append("- Lecture seule : oui, aucun droit d’écriture n’a été trouvé")
        case let rights?:
            lines.append("- Lecture seule : **non**, le compte a des droits d’écriture :")
            lines += rights.prefix(20).map { "  - \(PrintableText.markdown($0))" }
            if rights.count >= DatabaseCatalog.Server.mostRights { lines.append("  - et peut-être d’autres") }
        }
        return lines + [
            "",
            "La commande `libriassist-cli orders grant` affiche le SQL qui crée un compte limité à la lecture des "
                + "colonnes retenues.",
            "",
        ]
    }

    private func words(_ text: String) -> String { text.isEmpty ? unknown : PrintableText.markdown(text) }

    // MARK: C

    private var structure: [String] {
        let schema = proposal.schema
        let table = catalog.tables.first { $0.name == schema.table }
        var lines = [
            "## C. Structure", "",
            "- Nom exact de la \(table?.isView == true ? "vue" : "table") : \(PrintableText.code(schema.table))",
            "- Nombre de lignes : \(table?.rowCount.map { "environ \($0)" } ?? "non indiqué")",
            "- Clé primaire : \(list(table?.primaryKey ?? []))",
            "- Index sur le numéro de commande : \(index)",
        ]
        lines += numberForm + ["", "### Colonnes disponibles", ""]
        lines += columns(of: schema.table, uses: uses(prefix: nil))
        lines += related
        return lines
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "aucune déclarée" : names.prefix(8).map(PrintableText.code).joined(separator: ", ")
    }

    private var index: String {
        switch proposal.numberIndex {
        case .indexed: "oui"
        case .missing(let statement, _):
            "non. À exécuter par l’administrateur : \(PrintableText.code(statement, most: 400))"
        case .view(let table):
            "une vue n’en a pas" + (table.map { " ; il doit être dans la table \(PrintableText.code($0))" } ?? "")
        case .unknown: "non indiqué par la base"
        }
    }

    /// How the numbers look, as a pattern.
    private var numberForm: [String] {
        guard let table = catalog.tables.first(where: { $0.name == proposal.schema.table }) else { return [] }
        let values = table.values(of: proposal.schema.columns.number).prefix(50).compactMap(\.sampledText)
        let shapes = values.reduce(into: [:]) { $0[ValueShape.pattern(of: $1), default: 0] += 1 }
        let ranked = shapes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map {
            PrintableText.code($0.key)
        }
        return ranked.isEmpty
            ? [] : ["- Forme des numéros (A = lettre, 9 = chiffre) : \(ranked.joined(separator: ", "))"]
    }

    private func columns(of name: String, uses: [String: [String]]) -> [String] {
        guard let table = catalog.tables.first(where: { $0.name == name }) else { return ["(structure non lue)", ""] }
        var lines = ["| Colonne | Type | Utilisée pour |", "|---|---|---|"]
        for column in table.columns.prefix(Self.mostColumns) {
            let use = uses[column.name]?.joined(separator: ", ") ?? "non lue"
            lines.append("| \(PrintableText.code(column.name)) | \(PrintableText.code(column.type)) | \(use) |")
        }
        if table.columns.count > Self.mostColumns {
            lines.append("| … | | \(table.columns.count - Self.mostColumns) autres colonnes, non lues |")
        }
        return lines + [""]
    }

    private static let mostColumns = 200

    /// What each column of the order table, or of a joined one, is used for.
    private func uses(prefix: String?) -> [String: [String]] {
        let schema = proposal.schema
        var uses: [String: [String]] = [:]
        for (field, column) in schema.columns.mapped {
            let place = schema.place(of: column)
            if place.join == prefix { uses[place.column, default: []].append(field.french) }
        }
        for join in schema.joins {
            let there = "lien avec \(PrintableText.code(join.table))"
            for condition in join.conditions {
                let place = schema.place(of: condition.column)
                if place.join == prefix, uses[place.column]?.contains(there) != true {
                    uses[place.column, default: []].append(there)
                }
                if join.name == prefix { uses[condition.equals, default: []].append("clé du lien") }
            }
            if join.name == prefix, let first = join.first {
                uses[first, default: []].append("choix de la première ligne")
            }
        }
        if prefix == nil, let key = schema.history?.refersTo { uses[key, default: []].append("lien avec l’historique") }
        return uses
    }

    private var related: [String] {
        let schema = proposal.schema
        var lines = ["### Tables liées", ""]
        for join in schema.joins {
            let conditions = join.conditions.map {
                "\(PrintableText.code($0.column)) = \(PrintableText.code($0.equals))"
            }
            lines.append("- \(PrintableText.code(join.table)) (\(join.name)) : \(conditions.joined(separator: " et "))")
        }
        if let history = schema.history {
            let parts = [history.number, history.on, history.status].map(PrintableText.code).joined(separator: ", ")
            lines.append("- \(PrintableText.code(history.table)) (historique des états) : \(parts)")
        }
        let read = Set(schema.joins.map(\.table) + [schema.history?.table].compactMap(\.self))
        let keys =
            catalog.tables.first { $0.name == schema.table }?.foreignKeys.filter { !read.contains($0.table) } ?? []
        for key in keys.prefix(20) {
            lines.append("- \(PrintableText.code(key.table)) : \(list(key.columns)) (clé étrangère, non lue)")
        }
        if lines.count == 2 { lines.append("Aucune.") }
        lines.append("")
        var seen: Set<String> = []
        for join in schema.joins where seen.insert(join.table).inserted {
            lines += ["#### \(PrintableText.code(join.table))", ""]
            let names = schema.joins.filter { $0.table == join.table }.map(\.name)
            let uses = names.map { self.uses(prefix: $0) }.reduce(into: [:]) { $0.merge($1) { $0 + $1 } }
            lines += columns(of: join.table, uses: uses)
        }
        if let history = schema.history, !seen.contains(history.table) {
            let uses = [
                history.number: ["lien avec la commande"], history.on: ["jour du changement"], history.status: ["état"],
            ].merging(history.sequence.map { [$0: ["ordre des changements"]] } ?? [:]) { $0 + $1 }
            lines += ["#### \(PrintableText.code(history.table))", ""] + columns(of: history.table, uses: uses)
        }
        return lines
    }

    private var statuses: [String] {
        let statuses = proposal.schema.statusesAsWritten.sorted { one, other in
            (one.value.place, one.key) < (other.value.place, other.key)
        }
        guard !statuses.isEmpty else { return [] }
        return ["### États", "", "| Mot ou code | Sens |", "|---|---|"]
            + statuses.map { "| \(PrintableText.code($0.key)) | \($0.value.french) |" } + [""]
    }

    // MARK: D

    private var decisions: [String] {
        let guesses = proposal.findings.filter { $0.confidence == .guess }.map { finding in
            "À vérifier : \(PrintableText.short(finding.column)) a été choisie sans certitude pour \(finding.french)."
        }
        let points = proposal.remarks.map(\.french) + guesses
        return ["## D. Points à décider par la boutique", ""]
            + (points.isEmpty ? ["Aucun."] : points.enumerated().map { "\($0 + 1). \(PrintableText.markdown($1))" })
    }
}

extension SchemaProposal.Finding {
    fileprivate var french: String { OrderSchema.Field(rawValue: field)?.french ?? "l’historique des états" }
}
