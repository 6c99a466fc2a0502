import Foundation
import Testing

@testable import libriassist_server

@Suite struct Base64URLTests {
    @Test(arguments: 0...9) func comesBack(count: Int) {
        let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: 251 + $0 * 61) })
        let text = Base64URL.encode(bytes)
        #expect(!text.contains { "+/=".contains($0) })
        #expect(Base64URL.decode(text) == bytes)
    }

    /// `Zg` is the letter f; `Zh` has the same first eight bits.
    @Test(arguments: ["Zh", "Zg==", "Z", "Zg\n", " Zg", "+_8", "//8", "Zm9", "é"])
    func refusesWhatItWouldNotHaveWritten(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}
