public import Foundation

/// How a database writes days, and on which clock.
public struct DateReading: Sendable, Equatable {
    /// The forms that are tried in turn; ISO 8601 where there are none.
    public var formats: [DateFormat]
    /// The time zone of times that name none. Where it is not told, the day is taken as written.
    public var timeZone: TimeZone?
    /// The shop's own time zone, whose days customers are told.
    public var shopTimeZone: TimeZone

    /// Creates a reading.
    public init(
        formats: [DateFormat] = [], timeZone: TimeZone? = nil,
        shopTimeZone: TimeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
    ) {
        self.formats = formats
        self.timeZone = timeZone
        self.shopTimeZone = shopTimeZone
    }

    /// The shop's day of a value, or nothing when it is written in none of the forms.
    ///
    /// A time moves the day into the shop's time zone: `2025-10-19 22:30:00` in UTC is 20 October in Paris. A value without a
    /// time is the day that it says, whatever the zone.
    func day(from text: String) -> LocalDate? {
        if formats.isEmpty {
            // Nearly all values of nearly all shops.
            if text.utf8.count == 10 || (timeZone == nil && !text.utf8.dropFirst(10).contains(where: Self.marksZone)) {
                return LocalDate(iso: text)
            }
            return ISOMoment.read(text).flatMap(day(of:))
        }
        for format in formats {
            if let day = format.moment(from: text).flatMap(day(of:)) { return day }
        }
        return nil
    }

    private static func marksZone(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "z") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    private func day(of moment: DateFormat.Moment) -> LocalDate? {
        switch moment {
        case .day(let day): day
        case .local(let day, let seconds):
            timeZone.map {
                LocalDate(day.start(in: .gmt).addingTimeInterval(Double(seconds)), in: $0, for: shopTimeZone)
            }
                ?? day
        case .instant(let date): LocalDate(date, in: shopTimeZone)
        }
    }
}

extension LocalDate {
    /// The day in a second zone of a moment that the clock of a first one shows.
    fileprivate init(_ shown: Date, in written: TimeZone, for zone: TimeZone) {
        // Twice, as the offset is that of the moment and not of what the clock shows.
        let guess = shown.addingTimeInterval(-Double(written.secondsFromGMT(for: shown)))
        let moment = shown.addingTimeInterval(-Double(written.secondsFromGMT(for: guess)))
        self.init(moment, in: zone)
    }
}
