import Foundation

/// Reads ISO 8601, as databases write it: `2025-10-20`, `2025-10-20 22:30:00.123`, `2025-10-20T22:30:00+02:00`.
enum ISOMoment {
    static func read(_ text: String) -> DateFormat.Moment? {
        guard let day = LocalDate(iso: text) else { return nil }
        var time = DigitReader(String(text.dropFirst(10)))
        guard time.skip(UInt8(ascii: " ")) || time.skip(UInt8(ascii: "T")), let hour = time.number(of: 2...2),
            time.skip(UInt8(ascii: ":")), let minute = time.number(of: 2...2)
        else { return .day(day) }
        var second = 0
        if time.skip(UInt8(ascii: ":")) { second = time.number(of: 2...2) ?? 0 }
        if time.skip(UInt8(ascii: ".")) || time.skip(UInt8(ascii: ",")) { time.skipDigits() }
        // SQL Server puts a space before the offset.
        _ = time.skip(UInt8(ascii: " "))
        guard let moment = DateFormat.Moment.local(day, clock: hour, minute, second) else { return nil }
        guard case .local(_, let seconds) = moment, let offset = offset(&time) else { return moment }
        return .instant(day.start(in: .gmt).addingTimeInterval(Double(seconds - offset)))
    }

    /// Seconds east of Greenwich; nothing when the text names no zone.
    private static func offset(_ time: inout DigitReader) -> Int? {
        if time.skip(UInt8(ascii: "Z")) || time.skip(UInt8(ascii: "z")) { return 0 }
        let isWest = time.skip(UInt8(ascii: "-"))
        guard isWest || time.skip(UInt8(ascii: "+")), let hours = time.number(of: 2...2), hours < 24 else { return nil }
        _ = time.skip(UInt8(ascii: ":"))
        let minutes = time.number(of: 2...2) ?? 0
        return (hours * 60 + minutes) * (isWest ? -60 : 60)
    }
}
