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

    @Test(arguments: [
        ("1970-01-01", 1, "1970-01-02", 4), ("1969-12-31", 1, "1970-01-01", 3), ("2025-10-22", -425, "2024-08-23", 3),
        ("1900-02-28", 1, "1900-03-01", 3), ("2000-02-28", 1, "2000-02-29", 1), ("0001-01-01", 366, "0002-01-02", 1),
        ("0001-01-01", -1, "0001-01-01", 1), ("9999-12-31", 1, "9999-12-31", 5), ("2025-10-22", .min, "0001-01-01", 3),
    ])
    func countsDaysFromEndToEnd(from: String, days: Int, to: String, weekday: Int) throws {
        let day = try #require(LocalDate(iso: from))
        #expect(day.adding(days: days).description == to)
        #expect(day.weekday == weekday)
    }

    @Test func everyDayIsFollowedByTheNext() throws {
        var day = try #require(LocalDate(iso: "1999-12-31"))
        for _ in 0..<1_500 {
            let next = day.adding(days: 1)
            #expect(LocalDate(iso: next.description) == next && day < next && next.adding(days: -1) == day)
            #expect(next.weekday == day.weekday % 7 + 1)
            day = next
        }
        #expect(day.description == "2004-02-08")
    }

    @Test func theDayDependsOnTheTimeZone() throws {
        let moment = Date(timeIntervalSince1970: 1_761_085_800)  // 2025-10-21 22:30 UTC
        #expect(LocalDate(moment, in: .gmt).description == "2025-10-21")
        #expect(LocalDate(moment, in: try #require(TimeZone(identifier: "Europe/Paris"))).description == "2025-10-22")
    }
}
