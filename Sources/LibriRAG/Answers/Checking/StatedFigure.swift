/// A figure of a sentence with what tells what it is a figure of.
struct StatedFigure: Sendable {
    var figure: Figure
    var bound: FigureBound
    /// Whether a denial turned its bound: "not less than".
    var isDenied: Bool
    /// The stems near it, each with its share in telling it.
    var near: [String: Double]
    /// The words near it that say something, numbers left out.
    var things: [NamedThing] = []
    /// The stems of the words that name its unit.
    var unitStems: Set<String>
    /// The stem of the word right behind a figure without a unit.
    var noun: String?

    /// Whether it is a number without a unit.
    var isBare: Bool { figure.unit.isEmpty }

    /// Whether the values and bounds of this figure may rest on those of another, units apart.
    func hasValues(of source: StatedFigure, isOpposed: Bool) -> Bool {
        let (mine, its) = (figure.values, source.figure.values)
        switch (figure.shape, source.figure.shape) {
        case (.size, .size), (.range, .range): return same(mine, its)
        case (.size, _), (_, .size), (.range, _): return false
        case (_, .range):
            guard let value = mine.first, let least = its.first, let most = its.last else { return false }
            if same([value], [least]) { return bound == .least || bound == .below && isOpposed }
            return same([value], [most]) && (bound == .most || bound == .above && isOpposed)
        default: return same(mine, its) && bound.mayRest(on: source.bound, isOpposed: isOpposed)
        }
    }

    private func same(_ left: [Double], _ right: [Double]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-6 * max(1, abs($0)) }
    }
}

/// A word near a figure, which may name what the figure is of.
struct NamedThing: Sendable {
    /// Folded.
    var word: String
    var stem: String
    /// Whether an article stands before it, so that it names a thing.
    var hasArticle: Bool

    /// Whether it ends as French verbs do, which name no thing without an article before them.
    var isVerbForm: Bool { Self.verbEndings.contains(where: word.hasSuffix) }

    private static let verbEndings = ["ez", "ent", "ons", "er", "ir", "ait", "ra", "ront", "ant"]
}
