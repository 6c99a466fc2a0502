public import Foundation

/// A day of the calendar, without time or time zone: `2025-10-28`.
public struct LocalDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Creates a day, or nothing when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Reads the ISO 8601 calendar form at the start of a text: `2025-10-28`, also with a time after it.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes.count == 10 || !(0x30...0x39).contains(bytes[10])
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0) { sum, byte in
                sum.flatMap { (0x30...0x39).contains(byte) ? $0 * 10 + Int(byte - 0x30) : nil }
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that it is at a moment in a time zone.
    public init(_ date: Date, in timeZone: TimeZone) {
        var calendar = Self.calendar
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        self.init(uncheckedYear: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
    }

    /// The moment at which the day begins in a time zone.
    public func start(in timeZone: TimeZone) -> Date {
        var calendar = Self.calendar
        calendar.timeZone = timeZone
        return calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantPast
    }

    init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// The ISO 8601 form.
    public var description: String {
        // Ten bytes fit into the string's own words, so that no memory is taken for them.
        String(unsafeUninitializedCapacity: 10) { bytes in
            var digits = (year * 100 + month) * 100 + day
            for position in stride(from: 9, through: 0, by: -1) {
                let isDash = position == 4 || position == 7
                bytes[position] = isDash ? UInt8(ascii: "-") : UInt8(ascii: "0") + UInt8(digits % 10)
                if !isDash { digits /= 10 }
            }
            return 10
        }
    }

    /// The form that a language's readers expect: `28/10/2025` in French, `28 October 2025` in English.
    public func text(in language: Language) -> String {
        switch language {
        case .french: "\(Self.padded(day))/\(Self.padded(month))/\(Self.padded(year, to: 4))"
        case .english: "\(day) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    /// Earlier days come first.
    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]
}

extension LocalDate: Codable {
    /// Decodes the ISO 8601 form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = LocalDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "Expected a day such as 2025-10-28.")
        }
        self = date
    }

    /// Encodes the ISO 8601 form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
