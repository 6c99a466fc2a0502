import Foundation
import LibriOrders
import LibriTestSupport
import Testing

/// Every status as a customer reads it, in both languages (`Tests/Golden/cards.fr.txt`, `cards.en.txt`).
///
/// `LIBRI_WRITE_GOLDEN=1 swift test --filter CardTranscriptTests` writes the files anew; read them aloud before they are
/// committed.
@Suite struct CardTranscriptTests {
    @Test(arguments: Language.allCases)
    func readsAsWritten(language: Language) throws {
        let wording = try OrderWording()
        let masker = NameOrderMasker(carriers: try CarrierLinks(), today: { LocalDate(iso: "2025-10-27")! })
        var transcript = ""
        for status in OrderStatus.allCases {
            transcript +=
                "=== \(status.rawValue)\n\n"
                + wording.card(for: masker.mask(try order(status, shipsBy: "2025-10-28")), in: language).text + "\n\n"
        }
        let late = wording.card(for: masker.mask(try order(.inProduction, shipsBy: "2025-10-21")), in: language)
        transcript +=
            "=== inProduction, late\n\n\(late.text)\n\n=== a letter about it\n\n"
            + wording.letter(for: late, shop: "CoolLibri", in: language) + "\n"
        let file = ProjectFolder.url.appendingPathComponent("Tests/Golden/cards.\(language.rawValue).txt")
        if ProcessInfo.processInfo.environment["LIBRI_WRITE_GOLDEN"] != nil {
            try transcript.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try transcript == String(contentsOf: file, encoding: .utf8), "compare with \(file.lastPathComponent)")
    }

    private func order(_ status: OrderStatus, shipsBy: String) throws -> Order {
        let hasLeft = status == .shipped || status == .delivered
        return Order(
            number: try OrderNumber("CL-401372-487531"), customer: CustomerName(first: "Mina", last: "RAMI"),
            product: "DCC A5, 120 pages", quantity: 5, orderedOn: LocalDate(iso: "2025-10-20"),
            shipsBy: LocalDate(iso: shipsBy), status: status, price: Money(cents: 4_850),
            parcel: hasLeft ? Parcel(carrier: "Colissimo", trackingNumber: "6A12345678901") : nil)
    }
}
