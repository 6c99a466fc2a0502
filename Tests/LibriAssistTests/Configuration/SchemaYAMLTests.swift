import Foundation
import LibriTestSupport
import Testing

@testable import LibriAssist

@Suite struct SchemaYAMLTests {
    /// The schema that the file's reader makes of a text.
    private func read(_ yaml: String) throws -> OrderSchema {
        let folder = try TemporaryFolder()
        return try OrderSchemaFile.read(try folder.write(yaml, to: "s.yaml"))
    }

    @Test func readsBackThePlan() throws {
        #expect(try read(SchemaYAML(.plan).text) == .plan)
    }

    @Test func readsBackEveryPartOfASchema() throws {
        let schema = OrderSchema(
            table: "ventes.Détail commandes",
            joins: [
                .init(name: "client", table: "t clients", conditions: [.init(column: "N° client", equals: "id")]),
                .init(
                    name: "ligne", table: "lignes",
                    conditions: [.init(column: "Société", equals: "on"), .init(column: "client.x", equals: "y")],
                    first: "no"),
            ],
            columns: .init(
                number: "N°", customer: "client.Nom: complet", firstName: "client.yes", product: "ligne.Désignation #1",
                quantity: "10",
                orderedOn: "null", shipsBy: " d'expédition ", status: "État", price: "prix\"TTC\"", carrier: "a\\b",
                trackingNumber: "~"),
            details: [
                .init(
                    name: "pages", column: "NbPages", label: .init(french: "Pages", english: "Pages"), kind: .integer),
                .init(
                    name: "binding", column: "Reliure", label: .init(french: "Reliure", english: "Binding"),
                    kind: .choice([
                        "DCC": .init(french: "dos carré collé", english: "perfect bound"),
                        "1": .init(french: "oui", english: "yes"),
                    ])),
            ],
            nameOrder: .surnameFirst, numberStyle: .dashedDigits,
            history: .init(table: "h", number: "n", refersTo: "id", on: "le", status: "s", sequence: "seq"),
            statuses: ["10": .received],
            dates: .init(
                formats: [DateFormat("dd/MM/yyyy"), DateFormat("unixSeconds")].compactMap(\.self),
                timeZone: TimeZone(identifier: "UTC")),
            numbers: .init(decimal: .comma, pricesInHundredths: true), currency: "CHF")
        #expect(try read(SchemaYAML(schema).text) == schema)
    }

    @Test(arguments: [
        "10", "007", "1e3", "0x1F", "1_000", "E", "Y", "n", "no", "Non", "on", "off", "true", "null", "~", "", " vide ",
        "a: b", "a #b", "#a", "- a",
        "-", "?", ":", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "a\\b", "[a]", "{a: b}", "a, b",
        "Expédiée à l’heure",
        "En attente – client", "tab\tinside", "line\nbreak", "\u{7}bell", "\u{85}next", "\u{2028}line", "e\u{301}crit",
        "日本", "🙂", "=", "1:30",
        "2025-10-20", ".inf", "a:", "a'b", "l'état", "A/B",
    ])
    func readsBackAnyStatusWord(word: String) throws {
        let schema = OrderSchema(
            table: word.isEmpty ? "t" : word, columns: .init(number: "n", customer: "c"),
            statuses: [word: .printed, "x": .unknown])
        #expect(try read(SchemaYAML(schema).text) == schema)
    }

    @Test func aSchemaWithoutStatusesIsReadBack() throws {
        let schema = OrderSchema(table: "t", columns: .init(number: "n", customer: "c"), statuses: [:])
        #expect(try read(SchemaYAML(schema).text) == schema)
    }
}
