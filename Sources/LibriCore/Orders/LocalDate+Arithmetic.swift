extension LocalDate {
    /// The day a number of days later, or earlier when negative; at most the calendar's last day, at least its first.
    public func adding(days: Int) -> LocalDate {
        let bounded = min(max(days, -Self.dayNumbers.count), Self.dayNumbers.count)
        let number = min(max(dayNumber + bounded, Self.dayNumbers.lowerBound), Self.dayNumbers.upperBound)
        return LocalDate(dayNumber: number)
    }

    /// Monday is 1, Sunday 7 (ISO 8601).
    public var weekday: Int {
        // 0001-01-01 was a Monday.
        (dayNumber - Self.dayNumbers.lowerBound) % 7 + 1
    }

    /// The days since 1970-01-01.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014), `days_from_civil`. Years begin in
    /// March there, so that a leap day is the last of its year.
    private var dayNumber: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.dividedRoundingDown(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The inverse of ``dayNumber``, `civil_from_days` in the same source.
    private init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.dividedRoundingDown(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    /// From 0001-01-01 to 9999-12-31.
    private static let dayNumbers = -719_162...2_932_896
}

extension Int {
    fileprivate func dividedRoundingDown(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
