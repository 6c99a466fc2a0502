import Foundation

/// In which form a column writes days, and what can be told of its clock.
struct DateEvidence {
    /// The pattern for the schema; nothing where the values are ISO 8601.
    let pattern: String?
    /// The pattern with the time, where the values have one.
    let timedPattern: String?
    /// The share of the values that are days of this form.
    let share: Double
    /// The day of each row.
    let days: [LocalDate?]
    /// Values have a time of day.
    let hasTime: Bool
    /// Values are moments whatever the clock: they carry an offset or count seconds.
    let isAbsolute: Bool
    /// The share of the timed values at 22:00 or 23:00 sharp, which is midnight in Paris on a clock in UTC.
    let lateShare: Double
    /// No value tells whether the day or the month comes first.
    let isAmbiguous: Bool

    /// The latest day.
    var latest: LocalDate? { days.compactMap(\.self).max() }

    /// - Returns: Nothing when the values are no days.
    init?(_ values: ValueProfile) {
        guard ![.flag, .binary, .decimal].contains(values.kind) else { return nil }
        let texts = values.texts.map { $0.flatMap { Self.isNoDay($0) ? nil : $0 } }
        let filled = texts.compactMap(\.self)
        guard let first = filled.first, first.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        var best: (form: Form, share: Double)?
        for form in Form.all where form.fits(first) || filled.count > 1 && form.fits(filled[filled.count / 2]) {
            let share = Double(filled.count { form.day(from: $0) != nil }) / Double(filled.count)
            if share > best?.share ?? 0.6 { best = (form, share) }
        }
        guard let best else { return nil }
        share = best.share
        days = texts.map { $0.flatMap(best.form.day(from:)) }
        let times = filled.compactMap(Self.clock)
        hasTime = best.form.isAbsolute || times.contains { $0 != "00:00" }
        isAbsolute = best.form.isAbsolute || filled.contains(where: Self.hasOffset)
        let timed = times.filter { $0 != "00:00" }
        lateShare = times.isEmpty ? 0 : Double(timed.count { $0 == "22:00" || $0 == "23:00" }) / Double(times.count)
        isAmbiguous =
            best.form.isDayFirst
            && !filled.contains { text in
                // One that is above twelve tells.
                (Int(text.prefix { ("0"..."9").contains($0) }) ?? 0) > 12
            }
        pattern = best.form.pattern
        timedPattern = best.form.pattern.flatMap { pattern in
            guard !best.form.isAbsolute, !times.isEmpty else { return nil }
            return pattern + (first.contains("T") ? "T" : " ") + (Self.hasSeconds(first) ? "HH:mm:ss" : "HH:mm")
        }
    }

    /// What databases hold where there is no day.
    private static func isNoDay(_ text: String) -> Bool {
        text == "0" || text.hasPrefix("0000") || text.hasPrefix("00/00") || text.hasPrefix("1900-01-01")
            || text.hasPrefix("01/01/1900") || text.hasPrefix("9999") || text.hasPrefix("1899-12-30")
    }

    /// Hours and minutes; nothing where a value has none. `22:00` stands for 22:00:00 sharp, and `22:00:07` is not it.
    private static func clock(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count >= 8 else { return nil }
        let clock = text[..<colon].suffix(2) + text[colon...].prefix(3)
        let rest = text[colon...].dropFirst(3)
        let isSharp = !rest.hasPrefix(":") || rest.dropFirst().prefix(2) == "00"
        return isSharp ? String(clock) : "\(clock)+"
    }

    private static func hasSeconds(_ text: String) -> Bool { text.count { $0 == ":" } >= 2 }

    private static func hasOffset(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        return text[colon...].contains { $0 == "Z" || $0 == "z" || $0 == "+" || $0 == "-" }
    }
}

extension DateEvidence {
    /// A form of days that is tried.
    private struct Form {
        let pattern: String?
        private let reading: DateReading

        init(_ pattern: String?) {
            self.pattern = pattern
            reading = DateReading(formats: [pattern.flatMap(DateFormat.init)].compactMap(\.self))
        }

        /// A form that comes earlier wins where two read as many values.
        static let all = [
            nil, "dd/MM/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "yyyyMMdd", "yyyyMMddHHmmss", "dd/MM/yy",
            "dd.MM.yy",
            "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy", "ddMMyyyy", "1yyMMdd", "unixSeconds", "unixMilliseconds",
        ].map(Form.init)

        var isAbsolute: Bool { pattern == "unixSeconds" || pattern == "unixMilliseconds" }

        var isDayFirst: Bool { pattern.map { $0.hasPrefix("d") || $0.hasPrefix("M") } ?? false }

        /// Whether a value has as many figures as the form needs, so that no number is taken for a day.
        func fits(_ text: String) -> Bool {
            guard let pattern else { return text.utf8.count >= 10 && text.dropFirst(4).hasPrefix("-") }
            let digits = text.utf8.count { (0x30...0x39).contains($0) }
            let isBare = digits == text.utf8.count
            switch pattern {
            case "unixSeconds": return isBare && digits == 10
            case "unixMilliseconds": return isBare && digits == 13
            case "yyyyMMdd", "ddMMyyyy": return text.utf8.prefix(9).count { (0x30...0x39).contains($0) } == 8
            case "yyyyMMddHHmmss": return isBare && digits == 14
            case "1yyMMdd": return isBare && digits == 7
            default: return !isBare && digits >= 4
            }
        }

        func day(from text: String) -> LocalDate? {
            guard fits(text) else { return nil }
            // A shop's days and its customers' birthdays.
            return reading.day(from: text).flatMap {
                (1920...2060).contains($0.year) && (!isAbsolute || $0.year >= 2000) ? $0 : nil
            }
        }
    }
}
