/// A share of some cases, with the range in which the true share lies.
package struct Proportion: Sendable, Equatable, Encodable {
    /// How many cases.
    package private(set) var hits = 0
    /// Of how many.
    package private(set) var total = 0

    package init() {}

    /// Counts one case.
    package mutating func count(_ isHit: Bool) {
        total += 1
        if isHit { hits += 1 }
    }

    /// The share, 0 to 1; nothing when there are no cases.
    package var value: Double? { total == 0 ? nil : Double(hits) / Double(total) }

    /// The range that holds the true share with 95 % confidence.
    ///
    /// Source: Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927.
    package var interval: ClosedRange<Double>? {
        guard let value else { return nil }
        let count = Double(total)
        let z = 1.96
        let centre = (value + z * z / (2 * count)) / (1 + z * z / count)
        let half =
            z / (1 + z * z / count) * (value * (1 - value) / count + z * z / (4 * count * count)).squareRoot()
        return max(0, centre - half)...min(1, centre + half)
    }

    private enum CodingKeys: String, CodingKey { case value, from, to, hits, total }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(value?.rounded(4), forKey: .value)
        try container.encodeIfPresent(interval?.lowerBound.rounded(4), forKey: .from)
        try container.encodeIfPresent(interval?.upperBound.rounded(4), forKey: .to)
        try container.encode(hits, forKey: .hits)
        try container.encode(total, forKey: .total)
    }
}

extension Double {
    package func rounded(_ places: Int) -> Double {
        let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
        return (self * unit).rounded() / unit
    }
}
