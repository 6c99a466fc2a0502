/// What the words around a number say about it.
struct NumberContext {
    /// A word before the number says that it is an order's.
    let isOrderNumber: Bool
    /// A word says that it is something else, or that so many of something are meant.
    let isOtherNumber: Bool
    /// The word right before the number says that it is something else.
    let isNamedOtherwise: Bool
    private let isAfterDay: Bool

    /// - Parameters:
    ///   - scalars: The text in plain form.
    ///   - start: Where the number begins.
    ///   - end: Where it ends.
    ///   - cues: The words that say what a number is.
    init(_ scalars: [Unicode.Scalar], from start: Int, to end: Int, cues: Lexicon) {
        let before = Self.words(scalars[max(0, start - Self.window)..<start]).suffix(4)
        let after = Self.words(scalars[end..<min(scalars.count, end + 16)])
        // The nearest telling word decides: "facture de la commande 401372" is an order's, "n° de facture 401372" is not.
        let nearest = before.last { cues.orderCues.contains($0) || cues.otherNumberCues.contains($0) }
        isOrderNumber = nearest.map { cues.orderCues.contains($0) } ?? before.contains { cues.numberCues.contains($0) }
        let isCounted = end < scalars.count && Self.neighbour(scalars[end...])?.isWordScalar ?? false
        let isQuantity = isCounted && (after.first.map { cues.units.contains($0) } ?? false)
        let isMarked =
            Self.isMark(Self.neighbour(scalars[..<start].reversed()), Self.marksBefore)
            || Self.isMark(Self.neighbour(scalars[end...]), Self.marksBehind)
        // "AV-204713" has a prefix of its own.
        let hasOtherPrefix = start > 1 && Self.ties.contains(scalars[start - 1]) && scalars[start - 2].isWordScalar
        isOtherNumber =
            isQuantity || isMarked || hasOtherPrefix || (nearest.map { !cues.orderCues.contains($0) } ?? false)
        isNamedOtherwise = before.last.map { cues.otherNumberCues.contains($0) } ?? false
        isAfterDay = before.last.map { cues.dayWords.contains($0) } ?? false
    }

    /// Whether six digits may be a day and are said to be, as in "le 010425".
    func isDate(_ digits: String) -> Bool { isAfterDay && Self.mayBeDate(digits) }

    /// Whether digits are a day, a month and a year of these times.
    static func mayBeDate(_ digits: some StringProtocol) -> Bool {
        guard digits.utf8.count == 6, let day = Int(digits.prefix(2)),
            let month = Int(digits.dropFirst(2).prefix(2)), let year = Int(digits.suffix(2))
        else { return false }
        return (1...31).contains(day) && (1...12).contains(month) && (15...39).contains(year)
    }

    private static let ties: Set<Unicode.Scalar> = ["-", "_"]
    private static let window = 40
    private static let marksBefore: Set<Unicode.Scalar> = ["+", "$", "£", "€"]
    private static let marksBehind: Set<Unicode.Scalar> = ["€", "%", "$", "£", "@"]

    private static func words(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view).split { !$0.isLetter && $0 != "°" }.map { $0.folded() }
    }

    private static func neighbour(_ scalars: some Sequence<Unicode.Scalar>) -> Unicode.Scalar? {
        scalars.first { $0 != " " }
    }

    private static func isMark(_ scalar: Unicode.Scalar?, _ marks: Set<Unicode.Scalar>) -> Bool {
        scalar.map { marks.contains($0) } ?? false
    }
}
