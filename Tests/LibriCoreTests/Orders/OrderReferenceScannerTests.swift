import LibriCore
import Testing

@Suite struct OrderReferenceScannerTests {
    private let scanner = OrderReferenceScanner(format: .coolLibri, cues: ["commande", "n°", "numero"])

    @Test(arguments: [
        "CL-401372-487531", "cl-401372-487531", "CL 401372 487531", "CL401372487531", "CL–401372—487531",
        "cl.401372.487531", "CL_401372/487531", "401372-487531", "ma commande n° CL-401372-487531, merci",
        "CL - 401372 - 487531", "ＣＬ－４０１３７２－４８７５３１", "CL-4O1372-487531", "(CL-401372-487531)", "cl\n401372\n487531",
        "401372 487531",
    ])
    func findsANumberInAnyNotation(text: String) {
        #expect(scanner.scan(text).references.map(\.description) == ["CL-401372-487531"])
    }

    @Test(arguments: [
        "CL-401372 5 exemplaires", "CL-401372", "cl 401372", "commande 401372", "ma commande numéro 401372 svp",
        "CL401372",
    ])
    func findsAFirstBlock(text: String) {
        #expect(scanner.scan(text).references == [.firstBlock("CL-401372")])
    }

    @Test(arguments: [
        "9782070612758", "978-2-07-061275-8", "06 12 34 56 78", "0612345678", "SIRET 720 802 313 00029",
        "31100 Toulouse",
        "20/10/2025", "300 pages", "FR76 3000 4000 0312 3456 7890 143", "6A12345678901", "le 401372", "48,50 €",
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

    @Test(arguments: ["CL-40A372-487531", "CL-4013", "cl 40137", "CL-4013724875", "CL-401372 48753"])
    func noticesAMistypedNumber(text: String) {
        let result = scanner.scan(text)
        #expect(result.references == [])
        #expect(result.hasMalformed)
    }

    @Test func leavesTheRestAsItWas() {
        #expect(scanner.scan("RAMI CL-401372-487531 à Évreux").rest == "RAMI   à Évreux")
    }

    @Test func followsTheShopsFormat() throws {
        let format = try OrderNumberFormat(prefix: "", blocks: [8])
        #expect(
            OrderReferenceScanner(format: format, cues: ["commande"]).scan("commande 20251234").references.map(
                \.description) == ["20251234"])
    }

    @Test func aFloodOfDigitsIsNoNumber() {
        let text = String(repeating: "CL-4", count: 500) + String(repeating: "9", count: 2_000)
        #expect(scanner.scan(text).references == [])
    }
}
