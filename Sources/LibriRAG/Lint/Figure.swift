/// A quantity that a text gives, such as `5 à 8 jours ouvrés` or `au moins 60 pages`.
struct Figure: Sendable, Equatable {
    /// What it counts, in one unit for all that can be converted: a week is seven days.
    var unit: String
    /// The least and the most for a range, twice the same for one number, the sides for a size such as `148 × 210 mm`.
    var values: [Double]
    var shape: Shape
    /// The tokens that it stands in, unit included.
    var tokens: Range<Int>
    /// As it stands in the text.
    var text: String

    enum Shape: Sendable { case exact, range, atLeast, atMost, about, size }

    /// Whether both can be true of one thing. A range agrees with what it holds; a least agrees with a most.
    func agrees(with other: Figure) -> Bool {
        if shape == .size || other.shape == .size { return shape != other.shape || values == other.values }
        if shape == other.shape, isBound { return values == other.values }
        // "At least 60" and "60 to 700" share a bound, and so do "less than 60" and "60 to 700" of what is refused.
        if isBound != other.isBound, values.contains(where: other.values.contains) { return true }
        let (mine, its) = (interval, other.interval)
        return holds(mine, its) || holds(its, mine)
            // A least and a most of one thing say different things, where they leave room for each other.
            || isBound && other.isBound && mine.overlaps(its)
    }

    /// Whether both may be of one thing: where one is ten times the other, hardly.
    func isNear(_ other: Figure) -> Bool {
        let (mine, its) = (values.max() ?? 0, other.values.max() ?? 0)
        return max(mine, its) <= 10 * min(mine, its)
    }

    private var isBound: Bool { shape == .atLeast || shape == .atMost }

    private func holds(_ outer: ClosedRange<Double>, _ inner: ClosedRange<Double>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    private var interval: ClosedRange<Double> {
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        return switch shape {
        case .exact, .range, .size: least...most
        case .atLeast: least...Double.infinity
        case .atMost: min(0, most)...most
        // Prose rounds.
        case .about: least - abs(least) * 0.15...most + abs(most) * 0.15
        }
    }
}
