/// What a text says of a figure's bounds: exactly 60, at least 60, less than 60.
enum FigureBound: Sendable {
    case none, least, most, above, below, about

    /// The bound that the words around a figure give it.
    ///
    /// - Parameters:
    ///   - range: The figure's tokens.
    ///   - previous: The end of the figure before it, to which words before that belong.
    ///   - tokens: The sentence's.
    ///   - words: The words for bounds.
    static func bound(
        of range: Range<Int>, behind previous: Int, in tokens: [TextToken], _ words: BoundWords
    ) -> (bound: FigureBound, isDenied: Bool) {
        let mark = tokens[..<range.lowerBound].lastIndex { breaks.contains($0.folded) }.map { $0 + 1 } ?? 0
        let start = max(mark, min(previous, range.lowerBound))
        let before = tokens[start..<range.lowerBound].filter { $0.kind != .mark }.map(\.boundWord)
        var found = FigureBound.none
        var position = -1
        for (bound, list) in words.lists {
            for match in list.matches(in: before) where match.position >= max(position, before.count - 5) {
                (found, position) = (bound, match.position)
            }
        }
        let after = Array(tokens[range.upperBound...].prefix(5))
        let behind = after.prefix { $0.kind == .word }.map(\.folded)
        if found == .none || position < before.count - 3 {
            for (bound, list) in words.lists {
                // What stands right before another figure belongs to that one.
                guard let match = list.matches(in: behind).first, match.position == 0,
                    openers.contains(behind[0]),
                    match.length >= after.count || after[match.length].kind != .digits
                else { continue }
                (found, position) = (bound, before.count)
            }
        }
        let clause = tokens[mark..<range.lowerBound].filter { $0.kind != .mark }.map(\.folded)
        // "From 9 h to 17 h" is no least.
        if found == .least, after.prefix(2).contains(where: { joints.contains($0.folded) }) { found = .none }
        switch found {
        case .above where words.negations.isIn(clause): return (.most, true)
        case .below where words.negations.isIn(clause): return (.least, true)
        default: return (found, false)
        }
    }

    /// Whether a figure of this bound may rest on the same figure of another.
    ///
    /// - Parameter isOpposed: One of the sentences denies and the other does not: "less than 60 cannot" is what "at least
    ///   60" says.
    func mayRest(on source: FigureBound, isOpposed: Bool) -> Bool {
        switch (self, source) {
        case (.none, .none), (.least, .least), (.most, .most), (.above, .above), (.below, .below), (.about, .about):
            true
        case (.about, .none), (.above, .least), (.below, .most): true
        case (.below, .least), (.above, .most), (.least, .below), (.most, .above): isOpposed
        default: false
        }
    }

    private static let breaks: Set<String> = [";", "("]
    private static let joints: Set<String> = ["a", "to", "-", "–"]
    /// With what a bound behind its figure begins.
    private static let openers: Set<String> = [
        "minimum", "maximum", "mini", "maxi", "max", "min", "au", "ou", "et", "or", "and", "at", "tout", "environ",
    ]
}

/// The words for bounds, ready to be looked for.
struct BoundWords: Sendable {
    let lists: [(FigureBound, PhraseList)]
    let negations: PhraseList

    init(_ words: CheckingWords) {
        lists = [
            (.about, PhraseList(words.about)), (.above, PhraseList(words.above)), (.below, PhraseList(words.below)),
            (.least, PhraseList(words.least)), (.most, PhraseList(words.most)),
        ]
        negations = PhraseList(words.negations)
    }
}

extension TextToken {
    /// Without its accent, "dès" would be an article.
    fileprivate var boundWord: String { text.lowercased() == "dès" ? "from" : folded }
}
