/// A sentence taken apart: its words, figures, dates and contacts.
struct ReadSentence: Sendable {
    /// Its words and figures, folded, in order.
    var words: [String]
    /// The stems of its meaningful words, in order.
    var stems: [String]
    /// The same with the words for units.
    var allStems: Set<String>
    /// Its figures and dates.
    var figures: [StatedFigure]
    /// Words with figures in them, such as `a5`, `l221`, `rang3`.
    var codes: [String]
    /// Whether its main clause denies.
    var isDenied: Bool
    /// Whether it sets a condition.
    var isConditional: Bool
    /// Whether it says "only", and so denies the rest.
    var isRestricted: Bool
}

/// Takes sentences apart, those of models and those of passages alike.
struct SentenceReader: Sendable {
    let language: Language
    let analyzer: any TextAnalyzer
    let bounds: BoundWords
    let negations: PhraseList
    let conditions: PhraseList
    let restrictions: PhraseList
    let fillers: PhraseList
    private let fillerStems: Set<String>

    init(language: Language, analyzer: any TextAnalyzer, words: CheckingWords) {
        self.language = language
        self.analyzer = analyzer
        bounds = BoundWords(words)
        negations = PhraseList(words.negations)
        conditions = PhraseList(words.conditions)
        restrictions = PhraseList(words.restrictions)
        fillers = PhraseList(words.fillers)
        fillerStems = Set(words.fillers.flatMap { analyzer.analyse($0).stems })
    }

    func read(_ text: String) -> ReadSentence {
        let text = NumberNormalizer.normalized(text)
        let tokens = Array(TextToken.tokens(of: text).prefix(Self.mostTokens))
        let words = tokens.filter { $0.kind != .mark }.map(\.folded)
        let numbers = ContactScanner.numbers(in: tokens).map(\.tokens)
        let scanner = FigureScanner(language: language)
        var figures = scanner.figures(in: tokens).filter { figure in !numbers.contains { $0.overlaps(figure.tokens) } }
        let dates = DateScanner(language: language).dates(in: tokens).filter { date in
            !(figures.map(\.tokens) + numbers).contains { $0.overlaps(date.tokens) }
        }
        figures += dates.map { $0.figure(in: tokens) }
        figures += bareNumbers(tokens, scanner, taken: figures.map(\.tokens) + numbers)
        figures.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        let stated = stated(figures, tokens)
        // A unit is no word of its own: "2 cm" may stand for "20 mm".
        let units = Set(figures.flatMap(\.tokens))
        let meaningful = tokens.indices.filter { !units.contains($0) }.map { String(tokens[$0].text) }
        return ReadSentence(
            words: words, stems: stems(of: meaningful.joined(separator: " ")), allStems: Set(stems(of: text)),
            figures: stated,
            codes: tokens.filter { $0.kind == .word && $0.folded.contains(where: \.isNumber) }.map(\.folded)
                .filter { $0 != "m²" && $0 != "m2" },
            isDenied: (negations.isIn(mainClause(words)) || isEnded(words)) && !stated.contains(where: \.isDenied),
            isConditional: conditions.isIn(words), isRestricted: restrictions.isIn(words))
    }

    /// "Nous ne livrons plus": it was so, and is no longer. "Ne … plus que" leaves something.
    private func isEnded(_ words: [String]) -> Bool {
        language == .french
            && words.indices.contains { start in
                guard ["ne", "n"].contains(words[start]),
                    let end = words[start...].prefix(5).firstIndex(of: "plus")
                else { return false }
                return end + 1 >= words.count || !["que", "qu", "de", "d"].contains(words[end + 1])
            }
    }

    /// The stems of the meaningful words of a text.
    func stems(of text: String) -> [String] {
        analyzer.analyse(text).terms.filter { term in
            !FigureDress.words.contains(term.word) && !fillers.isIn([term.word]) && !term.word.allSatisfy(\.isNumber)
        }.map(\.stem)
    }

    /// The words without the conditions, which deny nothing: "tant que la production n'a pas commencé", and without the yes
    /// or no in front.
    private func mainClause(_ words: [String]) -> [String] {
        let words = ["oui", "non", "yes", "no"].contains(words.first ?? "") ? Array(words.dropFirst()) : words
        guard let first = conditions.matches(in: words).first else { return words }
        // A condition in front ends with its verb at the latest half way; one behind goes on to the end.
        return first.position < 2 ? Array(words.suffix(words.count - words.count / 2)) : Array(words[..<first.position])
    }

    private func bareNumbers(_ tokens: [TextToken], _ scanner: FigureScanner, taken: [Range<Int>]) -> [Figure] {
        var figures: [Figure] = []
        var index = 0
        while index < tokens.count {
            guard !taken.contains(where: { $0.contains(index) }), let first = scanner.number(at: index, tokens) else {
                index += 1
                continue
            }
            var (values, end, shape) = ([first.value], first.end, Figure.Shape.exact)
            if end < tokens.count, Self.joints.contains(tokens[end].folded),
                let last = scanner.number(at: end + 1, tokens),
                last.value >= first.value, !taken.contains(where: { $0.contains(end + 1) })
            {
                (values, end, shape) = ([first.value, last.value], last.end, .range)
            }
            figures.append(Figure(unit: "", values: values, shape: shape, tokens: index..<end, text: ""))
            index = end
        }
        return figures
    }

    private func stated(_ figures: [Figure], _ tokens: [TextToken]) -> [StatedFigure] {
        guard !figures.isEmpty else { return [] }
        let terms = FigureContext.terms(of: tokens, figures, analyzer)
        return figures.enumerated().map { position, figure in
            var near: [String: Double] = [:]
            var hasSubject = false
            for (index, share) in FigureContext.near(figure, figures, tokens) {
                guard let term = terms[index] else { continue }
                near[term] = max(near[term] ?? 0, fillerStems.contains(term) ? Self.fillerShare : share)
                if share == 1, index < figure.tokens.lowerBound, !term.hasPrefix("#") { hasSubject = true }
            }
            // What stands before the first figure of a unit is the subject of all that have none of their own.
            if !hasSubject, let first = figures.first(where: { $0.unit == figure.unit })?.tokens.lowerBound {
                for term in terms[..<first].compactMap(\.self) { near[term] = max(near[term] ?? 0, Self.leadShare) }
            }
            let next = figure.tokens.upperBound
            let bound = FigureBound.bound(
                of: figure.tokens, behind: position > 0 ? figures[position - 1].tokens.upperBound : 0, in: tokens,
                bounds)
            return StatedFigure(
                figure: figure, bound: bound.bound, isDenied: bound.isDenied, near: near,
                unitStems: Set(
                    tokens[figure.tokens].filter { $0.kind == .word }
                        .flatMap { analyzer.analyse(String($0.text)).stems }),
                noun: figure.unit.isEmpty && next < tokens.count && tokens[next].kind == .word
                    ? stems(of: String(tokens[next].text)).first : nil)
        }
    }

    private static let leadShare = 0.8
    private static let fillerShare = 0.3
    private static let joints: Set<String> = ["a", "to", "-", "–"]
    private static let mostTokens = 400
}

extension DateScanner.Found {
    /// The date as a figure that is compared by its year, month and day; what it does not name is no part of it.
    fileprivate func figure(in tokens: [TextToken]) -> Figure {
        let namesDay = tokens[self.tokens].contains { $0.kind == .digits && $0.text.count <= 2 }
        let parts = [day.year] + (isYear ? [] : [day.month]) + (namesDay ? [day.day] : [])
        return Figure(
            unit: Figure.dateUnit, values: parts.map(Double.init), shape: .size, tokens: self.tokens, text: "")
    }
}

extension Figure {
    /// Stands as the unit of dates.
    static let dateUnit = "date"
}
