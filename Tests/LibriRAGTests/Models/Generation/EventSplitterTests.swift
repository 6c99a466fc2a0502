import Foundation
import Testing

@testable import LibriRAG

@Suite struct EventSplitterTests {
    private func events(of lines: [String]) throws -> [String] {
        var splitter = EventSplitter(longest: 20)
        var events = try lines.compactMap { try splitter.event(endedBy: Data($0.utf8)) }
        if let rest = splitter.takeRest() { events.append(rest) }
        return events.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func readsTheDataOfEvents() throws {
        let lines = [
            ": ping", "", "data: one", "", "event: message", "id: 7", "data:two", "data:  three", "data", "",
            "retry: 10", "", "database: no", "", "data:", "", "data: cut short",
        ]
        #expect(try events(of: lines) == ["one", "two\n three\n", "", "cut short"])
    }

    @Test func refusesAnEventThatIsTooLong() {
        #expect(throws: EventSplitter.TooLong.self) {
            try events(of: Array(repeating: "data: 12345", count: 5))
        }
    }
}
