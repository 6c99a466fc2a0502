import LibriCore
import Testing

@testable import LibriOrders

@Suite struct NumberStyleTests {
    @Test(arguments: [
        (NumberStyle.printed, "CL-401372-487531", "CL-401372-"), (.joined, "CL401372487531", "CL401372"),
        (.dashedDigits, "401372-487531", "401372-"), (.digits, "401372487531", "401372"),
    ])
    func writesAsTheColumnDoes(style: NumberStyle, number: String, beginning: String) throws {
        let reference = try OrderReference("CL-401372-487531")
        #expect(style.written(reference, format: .coolLibri) == number)
        #expect(style.written(.firstBlock(reference.firstBlock), format: .coolLibri) == beginning)
        #expect(style.number(from: number, format: .coolLibri)?.description == "CL-401372-487531")
    }

    /// A row of another shop, or of another kind of document, is none of ours.
    @Test(arguments: [
        (NumberStyle.joined, "FA401372487531"), (.joined, "401372487531"), (.digits, "CL401372487531"),
        (.digits, "40137248753"), (.digits, "4013724875311"), (.dashedDigits, "CL-401372-48753"), (.joined, ""),
        (.digits, "40137248753١"), (.joined, "CL40137248753a"),
    ])
    func readsNoOtherNumber(style: NumberStyle, value: String) {
        #expect(style.number(from: value, format: .coolLibri) == nil)
    }

    @Test func aShopMayHaveNoPrefixAndOneBlock() throws {
        let format = try OrderNumberFormat(prefix: "", blocks: [8])
        let number = try OrderNumber("40137248", format: format)
        for style in NumberStyle.allCases {
            #expect(style.written(.full(number), format: format) == "40137248")
            #expect(style.number(from: "40137248", format: format) == number)
        }
    }
}
