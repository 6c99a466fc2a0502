import LibriCore
import Testing

@Suite struct MessageTests {
    @Test(arguments: ["", "   \n", "\u{200B}\u{FEFF}"])
    func refusesAnEmptyText(text: String) {
        #expect(throws: MessageError.self) { try Message(.text(text)) }
    }

    @Test func refusesALongTextAndSaysTheLimit() {
        let error = #expect(throws: MessageError.self) { try Message(.text(String(repeating: "a", count: 100_000))) }
        #expect(error?.code == .tooLong)
        #expect(error?.message.contains("2000") == true)
    }

    @Test func combiningCharactersCount() {
        #expect(throws: MessageError.self) { try Message(.text("e" + String(repeating: "\u{0301}", count: 5_000))) }
    }

    @Test func refusesEmptyAndLongFormFields() {
        #expect(throws: MessageError.self) { try Message(.orderForm(orderNumber: "", surname: "Rami")) }
        #expect(throws: MessageError.self) {
            try Message(.orderForm(orderNumber: "CL", surname: String(repeating: "x", count: 101)))
        }
    }
}
