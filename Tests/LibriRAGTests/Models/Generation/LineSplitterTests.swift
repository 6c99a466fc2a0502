import Foundation
import Testing

@testable import LibriRAG

@Suite struct LineSplitterTests {
    private func lines(of text: String, size: Int) throws -> [String] {
        var splitter = LineSplitter(longest: 100)
        var lines: [Data] = []
        var rest = Data(text.utf8)[...]
        while !rest.isEmpty {
            lines += try splitter.lines(endedBy: Data(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        let last = splitter.takeRest()
        return (lines + (last.isEmpty ? [] : [last])).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: 1...12)
    func splitsWhereverPiecesAreCut(size: Int) throws {
        let text = "été\r\n\n\u{1F4DA}\u{1F1EB}\u{1F1F7}\nà la\rligne\nreste"
        #expect(try lines(of: text, size: size) == ["été", "", "\u{1F4DA}\u{1F1EB}\u{1F1F7}", "à la\rligne", "reste"])
    }

    @Test(arguments: [1, 7, 101])
    func refusesALineThatIsTooLong(size: Int) throws {
        #expect(throws: LineSplitter.TooLong.self) { try lines(of: String(repeating: "x", count: 101), size: size) }
        #expect(try lines(of: String(repeating: "x", count: 100) + "\n", size: size).map(\.count) == [100])
    }
}
