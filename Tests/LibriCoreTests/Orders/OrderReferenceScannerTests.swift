import Foundation
import LibriCore
import LibriTestSupport
import Testing

@Suite struct OrderReferenceScannerTests {
    private let scanner: OrderReferenceScanner

    init() throws { scanner = OrderReferenceScanner(format: .coolLibri, cues: try Lexicons().any) }

    @Test(arguments: [
        "CL-401372-487531", "cl-401372-487531", "CL 401372 487531", "CL401372487531", "CL–401372—487531",
        "cl.401372.487531", "CL_401372/487531", "401372-487531", "ma commande n° CL-401372-487531, merci",
        "CL - 401372 - 487531", "ＣＬ－４０１３７２－４８７５３１", "CL-4O1372-487531", "(CL-401372-487531)", "cl\n401372\n487531",
        "401372 487531", "CL 401 372 487 531", "CL.401.372.487.531", "cl 401372\n487531", "401 372 / 487 531",
        "CL 40 13 72 48 75 31", "c l 4 0 1 3 7 2 - 4 8 7 5 3 1", "cl tiret 401372 tiret 487531", "cl,401372,487531",
        "CL-401372-487531 : 5 exemplaires", "3 livres, 401372-487531, 12 pages", "401372487531 ?", "RAMI 401372487531",
        "numéro 40 13 72 48 75 31, au nom de Rami", "CL-401372-487531, 31100 Toulouse",
        "22 euros. 401372.487531. Merci",
        "Le numéro finit par 487531, en entier : CL-401372-487531", "cl 4o1372 487531", "commande 4O1372-487531",
        "CL-401372-487531 0612345678",
    ])
    func findsANumberInAnyNotation(text: String) {
        #expect(scanner.scan(text).references.map(\.description) == ["CL-401372-487531"])
    }

    @Test(arguments: [
        "CL-401372 5 exemplaires", "CL-401372", "cl 401372", "commande 401372", "ma commande numéro 401372 svp",
        "CL401372", "pruvost 401372", "statut de la 401372 ?", "CL-401372 0612345678", "CL 401 372",
        "la commande CL-401372, facture 12",
    ])
    func findsAFirstBlock(text: String) {
        #expect(scanner.scan(text).references == [.firstBlock("CL-401372")])
    }

    @Test(arguments: [
        "9782070612758", "978-2-07-061275-8", "06 12 34 56 78", "0612345678", "SIRET 720 802 313 00029",
        "31100 Toulouse",
        "20/10/2025", "300 pages", "FR76 3000 4000 0312 3456 7890 143", "6A12345678901", "48,50 €", "le 010425",
        "devis n° 118204", "mon avoir AV-204713", "numéro de suivi 748912345678", "120000 signes", "150000 €",
        "commandé le 010425, toujours rien", "978204123456", "20/10/2025 14:32", "+33 401372 4875",
        "clair 401372-48753", "720802313",
    ])
    func takesNothingElseForANumber(text: String) {
        #expect(scanner.scan(text).references == [])
        #expect(!scanner.scan(text).hasMalformed)
    }

    @Test func findsSeveralInOrderOfMention() {
        let text = "CL-222222 puis CL-111111-333333, enfin CL-222222-444444 et encore CL-111111"
        #expect(scanner.scan(text).references.map(\.description) == ["CL-222222-444444", "CL-111111-333333"])
    }

    @Test(arguments: [
        "401372-487531/401373-487532", "401372487531 401373487532", "CL-401372-487531CL-401373-487532",
        "CL-401372-487531, 401373-487532", "401372-487531 et 401373-487532",
    ])
    func findsSeveralInSuccession(text: String) {
        #expect(scanner.scan(text).references.map(\.description) == ["CL-401372-487531", "CL-401373-487532"])
    }

    @Test(arguments: ["No CL-401372-487531", "n° CL-401372-487531", "n°401372-487531", "no. 401372-487531"])
    func theSignForANumberBelongsToIt(text: String) {
        let result = scanner.scan(text)
        #expect(result.references.count == 1)
        #expect(Word.words(of: result.rest).isEmpty)
    }

    @Test(arguments: ["je veux 250000 flyers", "combien pour 100000 cartes ?"])
    func aRoundNumberIsAQuantity(text: String) { #expect(scanner.scan(text).references == []) }

    @Test(arguments: [
        "CL-40A372-487531", "CL-401372-48753I Rami", "CL-4013", "cl 40137", "CL-4013724875", "CL-401372 48753",
    ])
    func noticesAMistypedNumber(text: String) {
        let result = scanner.scan(text)
        #expect(result.references == [])
        #expect(result.hasMalformed)
    }

    @Test func aBareBlockCountsBesideACertainNumber() {
        #expect(
            scanner.scan("Non, c'est CL-668210, pas 668201.").references == [
                .firstBlock("CL-668210"), .firstBlock("CL-668201"),
            ])
        #expect(scanner.scan("J'ai gagné 668201 points au grand jeu de l'été, quelle chance !").references == [])
    }

    /// Numbers as customers mention them: of books, telephones, firms, parcels, invoices, days.
    @Test func confusesNoOtherNumber() throws {
        struct Line: Decodable { var text: String }
        let file = ProjectFolder.url.appendingPathComponent("Tests/Data/order-number-look-alikes.jsonl")
        let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Line.self, from: Data($0))
        }
        #expect(lines.count >= 500)
        for line in lines { #expect(scanner.scan(line.text).references == [], "\(line.text)") }
    }

    @Test func leavesTheRestAsItWas() {
        #expect(scanner.scan("RAMI CL-401372-487531 à Évreux").rest == "RAMI  \u{FFFC}  à Évreux")
    }

    @Test func followsTheShopsFormat() throws {
        let format = try OrderNumberFormat(prefix: "", blocks: [8])
        #expect(
            OrderReferenceScanner(format: format, cues: try Lexicons().any).scan("commande 20251234").references
                .map(
                    \.description) == ["20251234"])
    }

    @Test func aFloodOfDigitsIsNoNumber() {
        let text = String(repeating: "CL-4", count: 500) + String(repeating: "9", count: 2_000)
        #expect(scanner.scan(text).references == [])
    }
}
