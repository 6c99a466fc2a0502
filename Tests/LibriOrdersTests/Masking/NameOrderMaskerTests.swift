import LibriOrders
import Testing

@Suite struct NameOrderMaskerTests {
    private func order(_ name: String, status: OrderStatus = .inProduction) throws -> Order {
        Order(
            number: try OrderNumber("CL-401372-487531"), customer: CustomerName(column: name),
            shipsBy: LocalDate(iso: "2025-10-28"), status: status, price: Money(cents: 4_850)
        )
    }

    private func mask(
        _ order: Order, _ style: NameOrderMasker.Style = .initialAndSurname, price: Bool = true,
        on day: String = "2025-10-22"
    ) -> MaskedOrder {
        NameOrderMasker(style: style, showsPrice: price, today: { LocalDate(iso: day)! }).mask(order)
    }

    @Test(arguments: [
        (NameOrderMasker.Style.initialAndSurname, "M. RAMI"), (.full, "Mina RAMI"), (.initials, "M. R."), (.none, ""),
    ])
    func masksAsConfigured(style: NameOrderMasker.Style, expected: String) throws {
        #expect(mask(try order("Mina RAMI"), style).customer == expected)
    }

    @Test(arguments: [
        ("Zoé de LA TOUR", "Z. DE LA TOUR"), ("MARTIN", "MARTIN"), ("Association du Moulin", "Association du Moulin"),
        ("", ""),
    ])
    func masksEveryKindOfName(column: String, expected: String) throws {
        #expect(mask(try order(column)).customer == expected)
    }

    @Test func hidesThePriceUnlessConfigured() throws {
        #expect(mask(try order("Mina RAMI")).price == Money(amount: "48.50", currency: "EUR"))
        #expect(mask(try order("Mina RAMI"), price: false).price == nil)
    }

    @Test(arguments: [
        (OrderStatus.inProduction, "2025-10-28", false), (.inProduction, "2025-10-29", true),
        (.printed, "2025-11-03", true), (.unknown, "2025-11-03", false), (.awaitingCustomer, "2025-11-03", false),
        (.shipped, "2025-11-03", false), (.delivered, "2025-11-03", false), (.cancelled, "2025-11-03", false),
    ])
    func anOpenOrderIsLateAfterItsDay(status: OrderStatus, day: String, isLate: Bool) throws {
        #expect(mask(try order("Mina RAMI", status: status), on: day).isLate == isLate)
    }

    @Test(arguments: [
        ("DCC A5, 120 pages", "DCC A5, 120 pages"), ("DCC pour mina@rami.example", "DCC pour […]"),
        ("tél. 06 12 34 56 78", "tél. […]"), ("Appeler 06.12.34.56.78 avant", "Appeler […] avant"),
        ("+33 6 12 34 56 78", "[…]"),
        ("tél. 06\u{A0}12\u{202F}34\u{2011}56-78", "tél. […]"), ("ISBN 978-2-07-036822-8", "ISBN 978-2-07-036822-8"),
        ("148 x 210 mm, 0,5 mm, 2025", "148 x 210 mm, 0,5 mm, 2025"), ("@atelier", "@atelier"),
    ])
    func aNoteInTheShopsWordsShowsNobody(written: String, shown: String) throws {
        var order = try order("Mina RAMI")
        let label = PerLanguage(french: "Papier", english: "Paper")
        order.product = written
        order.details = [OrderDetail(name: "paper", label: label, value: .text(written))]
        let masked = mask(order)
        #expect(masked.product == shown)
        #expect(masked.details == [OrderDetail(name: "paper", label: label, value: .text(shown))])
    }

    @Test func aDescriptionHidesTheName() throws {
        #expect("\(try order("Mina RAMI"))" == "Order(CL-401372-487531)")
        let name = StatedName(full: "Mina RAMI", surname: "RAMI")
        let values: [Any] = [
            CustomerName(column: "Mina RAMI"), name, OrderSlots(name: name),
            OrderQuestion(slots: OrderSlots(name: name)),
            ClientIdentity.network("RAMI"), try Message(.text("RAMI")),
        ]
        for value in values { #expect(!"\(value)\(String(reflecting: value))".contains("RAMI")) }
    }

    @Test(
        arguments: [
            ("Colissimo", "6A 1234 5678 901", "https://www.laposte.fr/outils/suivre-vos-envois?code=6A12345678901"),
            (
                "CHRONOPOST", "XY123456789FR",
                "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT=XY123456789FR"
            ),
            ("Mondial  Relay", "12345678", "https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition=12345678"),
            ("Colissimo", "6A1/../x?y=12", nil), ("Colissimo", "", nil), ("Le cousin", "12345678", nil),
            ("https://evil.example", "12345678", nil), ("Colissimo", "remis a DUPONT tel 0612345678", nil),
            ("Colissimo", "12345", nil),
            ("Colissimo", String(repeating: "1", count: 41), nil),
        ] as [(String, String, String?)])
    func onlyKnownCarriersAreLinked(carrier: String, number: String, link: String?) throws {
        var order = Order(
            number: try OrderNumber("CL-401372-487531"), customer: CustomerName(first: "Mina", last: "RAMI"))
        order.parcel = Parcel(carrier: carrier, trackingNumber: number, url: "https://evil.example/")
        let masker = NameOrderMasker(carriers: try CarrierLinks())
        #expect(masker.mask(order).parcel?.url == link)
    }
}
