import Foundation
import LibriCore
import Testing

@Suite struct LocalDateTests {
    @Test(arguments: ["2025-10-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func readsIsoDays(text: String) { #expect(LocalDate(iso: text)?.description == text) }

    @Test func readsTheDayOfATimestamp() { #expect(LocalDate(iso: "2025-10-28T12:30:00")?.description == "2025-10-28") }

    @Test(arguments: [
        "", "2025-13-01", "2025-02-29", "1900-02-29", "2025-1-01", "28/10/2025", "2025-10-281", "0000-01-01", "demain",
    ])
    func refusesWhatIsNoDay(text: String) { #expect(LocalDate(iso: text) == nil) }

    @Test func speaksBothLanguages() throws {
        let day = try #require(LocalDate(iso: "2025-03-08"))
        #expect(day.text(in: .french) == "08/03/2025")
        #expect(day.text(in: .english) == "8 March 2025")
    }

    @Test func countsDaysAcrossMonthsAndLeapYears() throws {
        let day = try #require(LocalDate(iso: "2024-02-28"))
        #expect(day.adding(days: 2).description == "2024-03-01")
        #expect(day.adding(days: -59).description == "2023-12-31")
        #expect(day.weekday == 3)
    }

    @Test func theDayDependsOnTheTimeZone() throws {
        let moment = Date(timeIntervalSince1970: 1_761_085_800)  // 2025-10-21 22:30 UTC
        #expect(LocalDate(moment, in: .gmt).description == "2025-10-21")
        #expect(LocalDate(moment, in: try #require(TimeZone(identifier: "Europe/Paris"))).description == "2025-10-22")
    }
}
