import Foundation
import LibriTestSupport
import Testing

@testable import LibriAssist

@Suite struct OrderSchemaFileTests {
    private static let base = "table: T\ncolumns: {number: N, customer: C}\nstatuses: {}\n"

    @Test func readsDetailsAndTheOrderOfNames() throws {
        let folder = try TemporaryFolder()
        let yaml =
            Self.base + """
                nameOrder: surnameFirst
                details:
                  - {name: pages, column: NbPages, label: Pages, type: integer}
                  - name: binding
                    column: Reliure
                    label: {fr: Reliure, en: Binding}
                    type: choice
                    values: {DCC: {fr: dos carré collé, en: perfect bound}}
                """
        let schema = try OrderSchemaFile.read(try folder.write(yaml, to: "s.yaml"))
        #expect(schema.nameOrder == .surnameFirst)
        let words = PerLanguage(french: "dos carré collé", english: "perfect bound")
        #expect(
            schema.details == [
                .init(
                    name: "pages", column: "NbPages", label: .init(french: "Pages", english: "Pages"), kind: .integer),
                .init(
                    name: "binding", column: "Reliure", label: .init(french: "Reliure", english: "Binding"),
                    kind: .choice(["DCC": words])),
            ])
    }

    @Test func readsJoinsFormsAndCodes() throws {
        let folder = try TemporaryFolder()
        var read = try OrderSchemaFile.read(try folder.write(SpreadOrders.yaml, to: "s.yaml"))
        var expected = try SpreadOrders.schema()
        // UTC has two names.
        #expect(read.dates.timeZone?.secondsFromGMT() == 0)
        (read.dates.timeZone, expected.dates.timeZone) = (nil, nil)
        expected.joins.sort { $0.name < $1.name }
        #expect(read == expected)
    }

    @Test func theDemosSchemaIsThePlans() throws {
        #expect(
            try OrderSchemaFile.read(ProjectFolder.url.appendingPathComponent("demo/orders.schema.yaml").path) == .plan)
    }

    @Test(arguments: [
        ("table: T\ncolumns: {number: N, customer: C}\nstatuses: {}\ntabel: x", "tabel"),
        ("table: T\ncolumns: {number: N}\nstatuses: {}", "customer"),
        ("table: T\ncolumns: {number: N, customer: C, adress: A}\nstatuses: {}", "adress"),
        ("table: T\ncolumns: {number: N, customer: C}\nstatuses: {Prête: ready}", "statuses"),
        ("table: [", "not valid YAML at line"),
        (base + "details: [{name: a, column: A, label: A, type: colour}]", "colour"),
        (base + "details: [{name: a, column: A, label: A, type: choice}]", "values"),
        (base + "details: [{name: a, column: A, label: A, type: text, values: {X: Y}}]", "values"),
        (base + "details: [{name: a, column: c, label: A, type: text}]", "masked only"),
        (base + "details: [{name: a b, column: A, label: A, type: text}]", "\"a b\""),
        (base + "details: [{name: a, column: A, label: {fr: A}, type: text}]", "en"),
        (base + "nameOrder: backwards", #"known are "unknown", "firstNameFirst", "surnameFirst""#),
        (base + "joins: {c: {table: C}}", "on"), (base + "joins: {c: {table: C, on: {}}}", "pair of columns"),
        (base + "joins: {c.d: {table: C, on: {a: b}}}", "dot"),
        (base + "joins: {c: {table: C, on: {d.x: y}}, d: {table: D, on: {c.x: y}}}", "circle"),
        (
            "table: T\njoins: {c: {table: C, on: {a: b}}}\ncolumns: {number: c.N, customer: C}\nstatuses: {}",
            "order table"
        ),
        (base + "dates: {formats: [jj/MM/aaaa]}", "jj/MM/aaaa"), (base + "dates: {timeZone: Paris}", "Paris"),
        (base + "numbers: {decimal: dot}", #""dot" is none of the words here; known are ",", ".""#),
        (base + "numberStyle: short", #"known are "printed", "joined""#),
    ])
    func namesWhatIsWrong(yaml: String, piece: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(yaml, to: "s.yaml")
        let error = #expect(throws: ConfigurationError.self) { try OrderSchemaFile.read(path) }
        #expect(error?.message.contains(piece) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(path) == true)
    }
}
