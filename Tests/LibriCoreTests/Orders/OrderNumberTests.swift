import Foundation
import LibriCore
import Testing

@Suite struct OrderNumberTests {
    @Test func readsAndWritesTheShopsNotation() throws {
        let number = try OrderNumber("cl 401372 487531")
        #expect(number.description == "CL-401372-487531")
        #expect(number.firstBlock == "CL-401372")
    }

    @Test(arguments: [
        "", "CL-40A372-487531", "CL-401372-487531 et CL-401372-487532", "bonjour", "CL-401372-4875311", "4",
    ])
    func refusesWhatIsNoNumber(text: String) {
        let error = #expect(throws: OrderNumberError.self) { try OrderNumber(text) }
        #expect(error?.message.contains("CL-XXXXXX-XXXXXX") == true)
        #expect(
            text.isEmpty || text.count < 4 || error?.message.contains(text) == false, "what was typed is not repeated")
    }

    @Test func anIncompleteNumberIsAReference() throws {
        #expect(try OrderReference("CL-401372") == .firstBlock("CL-401372"))
        #expect(throws: OrderNumberError.self) { try OrderNumber("CL-401372") }
    }

    @Test func referencesSurviveSealing() throws {
        for reference in [try OrderReference("CL-401372-487531"), try OrderReference("CL-401372")] {
            let data = try JSONEncoder().encode([reference])
            #expect(try JSONDecoder().decode([OrderReference].self, from: data) == [reference])
        }
    }

    @Test func refusesAnImpossibleFormat() {
        #expect(throws: OrderNumberError.self) { try OrderNumberFormat(prefix: "C-L", blocks: [6]) }
        #expect(throws: OrderNumberError.self) { try OrderNumberFormat(prefix: "CL", blocks: []) }
        #expect(throws: OrderNumberError.self) { try OrderNumberFormat(prefix: "CL", blocks: [40]) }
    }
}
