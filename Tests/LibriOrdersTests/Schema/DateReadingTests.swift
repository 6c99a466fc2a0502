import Foundation
import Testing

@testable import LibriOrders

@Suite struct DateReadingTests {
    @Test(
        arguments: [
            ("2025-10-20", "2025-10-20"), ("2025-10-20 23:59:59.123", "2025-10-20"), ("2025-10-20T08:00", "2025-10-20"),
            // A moment that says its zone is the shop's day, without being told.
            ("2025-10-19T22:30:00Z", "2025-10-20"), ("2025-10-19 22:30:00+00", "2025-10-20"),
            ("2025-10-19 22:30:00.0000000 +00:00", "2025-10-20"), ("2025-10-20T00:30:00+0200", "2025-10-20"),
            ("2025-10-20T00:30:00+14:00", "2025-10-19"), ("2025-12-31T23:30:00-01:00", "2026-01-01"),
            ("31/02/2025", nil), ("2025-02-30", nil), ("20251020", nil), ("", nil), ("2025-10-20 25:00Z", nil),
        ] as [(String, String?)])
    func readsISO(text: String, day: String?) {
        #expect(DateReading().day(from: text)?.description == day)
    }

    @Test func movesTimesOfAnotherClock() throws {
        let utc = DateReading(timeZone: .gmt)
        #expect(utc.day(from: "2025-11-06 23:00:00")?.description == "2025-11-07")
        #expect(utc.day(from: "2025-11-06 22:59:59")?.description == "2025-11-06")
        #expect(utc.day(from: "2025-11-06")?.description == "2025-11-06", "a day without a time is the day it says")
        let zone = try #require(TimeZone(identifier: "America/Montreal"))
        // The clocks go back in Paris on 26 October and in Montréal on 2 November.
        let montreal = DateReading(timeZone: zone)
        #expect(montreal.day(from: "2025-10-25 18:30")?.description == "2025-10-26")
        #expect(montreal.day(from: "2025-10-30 18:30")?.description == "2025-10-30")
        #expect(montreal.day(from: "2025-10-30 19:30")?.description == "2025-10-31")
    }

    @Test(
        arguments: [
            ("dd/MM/yyyy", "20/10/2025", "2025-10-20"), ("dd/MM/yyyy", "20/10/2025 08:15", "2025-10-20"),
            ("dd/MM/yyyy", "20/10/20255", nil), ("dd/MM/yyyy", "2/1/2025", nil), ("d/M/yyyy", "2/1/2025", "2025-01-02"),
            ("d/M/yyyy", "12/11/2025", "2025-11-12"), ("yyyyMMdd", "20251020", "2025-10-20"),
            ("yyyyMMdd", "202510201", nil),
            ("dd.MM.yy", "20.10.25", "2025-10-20"), ("dd.MM.yy", "20.10.99", "1999-10-20"),
            ("dd/MM/yyyy", "31/02/2025", nil),
            ("unixSeconds", "1760911200", "2025-10-20"), ("unixMilliseconds", "1760911200000", "2025-10-20"),
            ("unixSeconds", "-1", nil), ("unixSeconds", "99999999999999", nil), ("dd/MM/yyyy", "١٢/١٠/٢٠٢٥", nil),
        ] as [(String, String, String?)])
    func readsForms(pattern: String, text: String, day: String?) throws {
        let format = try #require(DateFormat(pattern))
        #expect(DateReading(formats: [format]).day(from: text)?.description == day)
    }

    @Test func movesTimesOfAForm() throws {
        let formats = try ["dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy"].map { try #require(DateFormat($0)) }
        let reading = DateReading(formats: formats, timeZone: .gmt)
        #expect(reading.day(from: "19/10/2025 22:30:00")?.description == "2025-10-20")
        #expect(reading.day(from: "19/10/2025")?.description == "2025-10-19")
        #expect(reading.day(from: "19/10/2025 24:30:00")?.description == "2025-10-19", "no clock shows 24:30")
    }

    @Test(arguments: ["", "jj/MM/aaaa", "dd/MM", "MM/yyyy", "YYYY-MM-DD", "ddd/MM/yyyy", "dd/MMM/yyyy"])
    func refusesFormsWithoutADay(pattern: String) {
        #expect(DateFormat(pattern) == nil)
    }
}
