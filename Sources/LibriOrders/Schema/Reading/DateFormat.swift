import Foundation

/// A form in which a database writes days: `dd/MM/yyyy`, `yyyyMMdd`, `dd/MM/yyyy HH:mm`, seconds since 1970.
///
/// The letters are those of Unicode's date patterns (UTS 35, part 4): `yyyy`, `yy`, `MM`, `M`, `dd`, `d`, `HH`, `mm`, `ss`. Every other
/// character stands for itself. What follows a day, such as a time that the pattern does not name, is left aside.
public struct DateFormat: Sendable, Equatable, CustomStringConvertible {
    /// The pattern, or `unixSeconds`, `unixMilliseconds`.
    public let description: String
    private let parts: [Part]

    private enum Field: Hashable { case year, shortYear, month, day, hour, minute, second }

    private enum Part: Equatable {
        case field(Field, widths: ClosedRange<Int>)
        case literal(UInt8)
    }

    /// What a value says.
    enum Moment {
        case day(LocalDate)
        /// A day and the seconds since its midnight, on a clock that the value does not name.
        case local(LocalDate, Int)
        case instant(Date)
    }

    /// Reads a pattern.
    ///
    /// - Returns: Nothing when it has no year, month and day.
    public init?(_ pattern: String) {
        description = pattern
        if pattern == Self.unixSeconds || pattern == Self.unixMilliseconds {
            parts = []
            return
        }
        var parts: [Part] = []
        var rest = Array(pattern.utf8)[...]
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }.count
            guard let part = Self.part(letter, run) else { return nil }
            if case .literal = part { rest.removeFirst() } else { rest.removeFirst(run) }
            parts.append(part)
        }
        let fields = parts.compactMap { if case .field(let field, _) = $0 { field } else { nil } }
        guard Set(fields).isSuperset(of: [.month, .day]), fields.contains(.year) || fields.contains(.shortYear) else {
            return nil
        }
        self.parts = parts
    }

    private static func part(_ letter: UInt8, _ run: Int) -> Part? {
        switch (UnicodeScalar(letter), run) {
        case ("y", 4): .field(.year, widths: 4...4)
        case ("y", 2): .field(.shortYear, widths: 2...2)
        case ("M", 1...2): .field(.month, widths: run...2)
        case ("d", 1...2): .field(.day, widths: run...2)
        case ("H", 2): .field(.hour, widths: 2...2)
        case ("m", 2): .field(.minute, widths: 2...2)
        case ("s", 2): .field(.second, widths: 2...2)
        // Letters that stand for nothing are no literals: `jj/MM/aaaa` is refused and not taken at its word.
        default: letter == UInt8(ascii: "T") || !UnicodeScalar(letter).isLetter ? .literal(letter) : nil
        }
    }

    private static let unixSeconds = "unixSeconds"
    private static let unixMilliseconds = "unixMilliseconds"

    /// What a value of this form says; nothing for any other.
    func moment(from text: String) -> Moment? {
        switch description {
        case Self.unixSeconds: return Int(text).flatMap { Self.instant(Double($0)) }
        case Self.unixMilliseconds: return Int(text).flatMap { Self.instant(Double($0) / 1000) }
        default: return written(text)
        }
    }

    /// From 1970 to 9999.
    private static func instant(_ seconds: Double) -> Moment? {
        (0..<253_402_300_800).contains(seconds) ? .instant(Date(timeIntervalSince1970: seconds)) : nil
    }

    private func written(_ text: String) -> Moment? {
        var digits = DigitReader(text)
        var read: [Field: Int] = [:]
        for part in parts {
            switch part {
            case .literal(let byte): guard digits.skip(byte) else { return nil }
            case .field(let field, let widths):
                guard let number = digits.number(of: widths) else { return nil }
                read[field] = number
            }
        }
        // As POSIX has it (strptime, %y): 69 to 99 lie in the last century.
        let year = read[.year] ?? read[.shortYear].map { $0 + ($0 < 69 ? 2000 : 1900) } ?? 0
        guard !digits.isAtDigit,
            let day = LocalDate(year: year, month: read[.month] ?? 0, day: read[.day] ?? 0)
        else { return nil }
        guard let hour = read[.hour] else { return .day(day) }
        return .local(day, clock: hour, read[.minute] ?? 0, read[.second] ?? 0)
    }
}

extension DateFormat.Moment {
    /// A day at a time; nothing when a clock does not show it.
    static func local(_ day: LocalDate, clock hour: Int, _ minute: Int, _ second: Int) -> Self? {
        guard hour < 24, minute < 60, second < 61 else { return nil }
        return .local(day, (hour * 60 + minute) * 60 + second)
    }
}

extension UnicodeScalar {
    fileprivate var isLetter: Bool { properties.isAlphabetic }
}
