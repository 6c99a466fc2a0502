import Foundation

/// How the chosen columns write days, numbers and names.
struct ReadingChoice {
    let samples: Samples
    let fields: OrderFields

    /// The columns whose days are read.
    private var dayPlaces: [ColumnPlace] {
        [fields.choices[.orderedOn]?.candidate.place, fields.choices[.shipsBy]?.candidate.place, fields.history?.on]
            .compactMap(\.self)
    }

    private var dayEvidence: [(place: ColumnPlace, dates: DateEvidence)] {
        dayPlaces.compactMap { place in samples.values(place).dates.map { (place, $0) } }
    }

    // MARK: Days

    /// Columns with times on a clock that they do not name.
    var clocked: [ColumnPlace] { dayEvidence.filter { $0.dates.hasTime && !$0.dates.isAbsolute }.map(\.place) }

    /// Columns of which days and months cannot be told apart.
    var ambiguous: [ColumnPlace] { dayEvidence.filter(\.dates.isAmbiguous).map(\.place) }

    /// Why the clock is that of UTC; nothing where nothing says so clearly.
    var reasonForUTC: PerLanguage<String>? {
        for (place, dates) in dayEvidence where dates.hasTime && !dates.isAbsolute {
            let column = samples.column(place)
            let name = PrintableText.short(column.name)
            let type = samples.tables[place.table].table.columns[place.column].type
            if column.concepts.contains(.utc) || type.lowercased().contains("utc") {
                return PerLanguage(
                    french: "le nom ou le type de \(name) le dit", english: "the name or type of \(name) says so")
            }
            if dates.lateShare >= 0.5, dates.days.compactMap(\.self).count >= 5 {
                return PerLanguage(
                    french: "la plupart des heures de \(name) sont 22:00 ou 23:00, soit minuit à Paris",
                    english: "most times of \(name) are 22:00 or 23:00, which is midnight in Paris")
            }
        }
        return nil
    }

    var dates: DateReading {
        let isUTC = reasonForUTC != nil
        return DateReading(
            formats: patterns(withTimes: isUTC).compactMap(DateFormat.init),
            timeZone: isUTC ? TimeZone(identifier: "UTC") : nil)
    }

    /// The patterns that are tried; none where all columns hold ISO 8601.
    private func patterns(withTimes: Bool) -> [String] {
        let evidence = dayEvidence.map(\.dates)
        guard evidence.contains(where: { $0.pattern != nil }) else { return [] }
        var patterns: [String] = []
        func add(_ pattern: String?) { if let pattern, !patterns.contains(pattern) { patterns.append(pattern) } }
        // A longer pattern comes first: the shorter one would read its values too, and leave the time aside.
        if withTimes {
            for dates in evidence {
                add(dates.timedPattern)
                if dates.pattern == nil, dates.hasTime {
                    ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"].forEach(add)
                }
            }
        }
        let known = evidence.map { $0.pattern ?? "yyyy-MM-dd" }
        // Seconds since 1970 would read every number, so that they are tried last.
        for pattern in known where !pattern.hasPrefix("unix") { add(pattern) }
        for pattern in ["unixSeconds", "unixMilliseconds"] where known.contains(pattern) { add(pattern) }
        return patterns
    }

    // MARK: Numbers

    var isInHundredths: (isSo: Bool, words: String)? {
        fields.choices[.price].flatMap {
            PriceComparison(samples: samples).isInHundredths($0.candidate.place, path: $0.candidate.path)
        }
    }

    var numbers: NumberReading {
        NumberReading(decimal: decimalMark, pricesInHundredths: isInHundredths?.isSo == true)
    }

    /// The comma, where prices are text with one. A quantity such as `250.000` would then be read as thousands, so
    /// that nothing is told where there are such.
    private var decimalMark: NumberReading.DecimalMark? {
        guard let price = fields.choices[.price].map({ samples.values($0.candidate.place) }),
            price.kind == .text || price.kind == .open,
            price.share({ $0.contains(",") }) > 0.5
        else { return nil }
        let others = [OrderSchema.Field.quantity].compactMap { fields.choices[$0] }.map {
            samples.values($0.candidate.place)
        }
        let isRisky = others.contains { values in
            values.share { text in
                text.firstIndex(of: ".").map { text[text.index(after: $0)...].count == 3 } ?? false
            } > 0
        }
        return isRisky ? nil : .comma
    }

    /// The currency that all sampled orders have, and whether there are several.
    var currency: (code: String, isMixed: Bool) {
        let places = samples.tables[fields.base].columns.indices.map { ColumnPlace(table: fields.base, column: $0) }
        for place in places where samples.column(place).concepts.contains(.currency) {
            let codes = samples.values(place).counts.filter { code, _ in
                code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            }
            let total = codes.values.reduce(0, +)
            guard let most = codes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                total * 10 >= samples.values(place).filled.count * 9
            else { continue }
            return (most.key, codes.count > 1)
        }
        return ("EUR", false)
    }

    // MARK: Names

    var nameOrder: NameOrder {
        guard fields.choices[.firstName] == nil, let customer = fields.choices[.customer]?.candidate else {
            return .unknown
        }
        return samples.values(customer.place).people.nameOrder
    }
}
