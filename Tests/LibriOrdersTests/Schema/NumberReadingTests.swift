import Testing

@testable import LibriOrders

@Suite struct NumberReadingTests {
    @Test(
        arguments: [
            ("48.50", 48.5), ("48,50", 48.5), ("1 234,50 €", 1234.5), ("1\u{202F}234,50\u{A0}€", 1234.5),
            ("EUR 48,5", 48.5),
            ("1.234,50", 1234.5), ("1,234.50", 1234.5), ("1.234.567", 1_234_567), ("1'234.50", 1234.5), ("-3,5", -3.5),
            ("1,234", nil), ("12,34,56.7,8", nil), ("gratuit", nil), ("", nil), ("12 mois", nil), ("--4", nil),
            ("0,5", 0.5), ("1234,567,890", 1_234_567_890),
        ] as [(String, Double?)])
    func readsWhatIsClear(text: String, number: Double?) {
        #expect(NumberReading().number(from: text) == number)
    }

    @Test(arguments: [
        ("1,234", 1.234), ("1.234", 1234), ("1.234,5", 1234.5), ("48,50", 48.5), ("48.50", 48.5), ("4850", 4850),
    ])
    func aCommaMayBeTold(text: String, number: Double) {
        #expect(NumberReading(decimal: .comma).number(from: text) == number)
    }

    @Test func aPointMayBeTold() {
        #expect(NumberReading(decimal: .point).number(from: "1,234") == 1234)
        #expect(NumberReading(decimal: .point).number(from: "1,234.5") == 1234.5)
    }
}
