import Foundation
import LibriRAG
import Testing

@Suite struct UnansweredTopicTests {
    private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

    private func topics(_ questions: [(String, Language)], capacity: Int = 1_000) throws -> [UnansweredTopic] {
        let today = try day("2026-03-01")
        let log = InMemoryUnansweredLog(analyzers: try Analyzers(), capacity: capacity) { today }
        for (question, language) in questions { log.record(question: question, language: language) }
        return log.topics()
    }

    @Test func countsTogetherInTheWordingUsedMost() throws {
        let asked = ["Prix de la livraison", "prix livraison ?", "prix livraison ?", "Vendez-vous du carton ?"]
        let topics = try topics(asked.map { ($0, .french) })
        #expect(topics.map(\.question) == ["prix livraison ?", "Vendez-vous du carton ?"])
        #expect(topics.map(\.count) == [3, 1])
        #expect(topics.map(\.lastDay.description) == ["2026-03-01", "2026-03-01"])
    }

    @Test func nearlyTheSameIsMergedAndHalfTheSameIsNot() throws {
        let near = [
            "imprimer carnet spirale papier recyclé", "imprimer carnet spirale papier recyclé",
            "imprimer carnet spirale recyclé", "imprimer carnet dos papier kraft",
        ]
        let topics = try topics(near.map { ($0, .french) })
        #expect(topics.map(\.count) == [3, 1])
    }

    @Test func languagesStayApart() throws {
        #expect(try topics([("transport", .french), ("transport", .english)]).map(\.count) == [1, 1])
    }

    @Test func mergingManyGroupsIsQuick() throws {
        let words = (0..<200).map {
            "zy"
                + String($0, radix: 26).map { "abcdefghijklmnopqrstuvwxyz0123456789".contains($0) ? String($0) : "" }
                .joined()
        }
        // All share two frequent words.
        let asked = (0..<4_000).map { number in
            ("livre papier \(words[number % 200])a \(words[number / 200])b", Language.french)
        }
        let start = ContinuousClock.now
        #expect(try topics(asked, capacity: 10_000).reduce(0) { $0 + $1.count } == 4_000)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func theRarestGoesFirst() throws {
        let topics = try topics(
            [("reliure", .french), ("reliure", .french), ("carton", .french), ("spirale", .french)], capacity: 2)
        #expect(topics.map(\.question) == ["reliure", "spirale"])
    }
}
