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
    /// Whether its subject is that of the sentence before: "Elle coûte …".
    var isPronounLed: Bool
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
        let figures = SentenceFigures(language: language, tokens: tokens).figures
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
            isConditional: conditions.isIn(words), isRestricted: restrictions.isIn(words),
            isPronounLed: isPronounLed(words))
    }

    /// Whether a sentence of these words begins with a pronoun that stands for something; that of "il faut" stands for nothing.
    func isPronounLed(_ words: [String]) -> Bool {
        Self.pronouns.contains(words.first ?? "") && !Self.impersonal.isIn(Array(words.prefix(3)))
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

    private func stated(_ figures: [Figure], _ tokens: [TextToken]) -> [StatedFigure] {
        guard !figures.isEmpty else { return [] }
        let terms = FigureContext.terms(of: tokens, figures, analyzer)
        return figures.enumerated().map { position, figure in
            var near: [String: Double] = [:]
            var places: Set<Int> = []
            var hasSubject = false
            for (index, share) in FigureContext.near(figure, figures, tokens) {
                guard let term = terms[index] else { continue }
                if share == 1 { places.insert(index) }
                near[term] = max(near[term] ?? 0, fillerStems.contains(term) ? Self.fillerShare : share)
                if share == 1, index < figure.tokens.lowerBound, !term.hasPrefix("#") { hasSubject = true }
            }
            // What stands before the first figure of a unit is the subject of all that have none of their own.
            if !hasSubject, let first = figures.first(where: { $0.unit == figure.unit })?.tokens.lowerBound {
                for (index, term) in terms[..<first].enumerated() {
                    guard let term else { continue }
                    near[term] = max(near[term] ?? 0, Self.leadShare)
                    places.insert(index)
                }
            }
            let next = figure.tokens.upperBound
            let bound = FigureBound.bound(
                of: figure.tokens, behind: position > 0 ? figures[position - 1].tokens.upperBound : 0, in: tokens,
                bounds)
            return StatedFigure(
                figure: figure, bound: bound.bound, isDenied: bound.isDenied, near: near,
                things: places.sorted().compactMap { thing(at: $0, tokens, stem: terms[$0]) },
                unitStems: Set(
                    tokens[figure.tokens].filter { $0.kind == .word }
                        .flatMap { analyzer.analyse(String($0.text)).stems }),
                noun: figure.unit.isEmpty && next < tokens.count && tokens[next].kind == .word
                    ? stems(of: String(tokens[next].text)).first : nil)
        }
    }

    /// A word that says something by itself; a filler does not.
    private func thing(at index: Int, _ tokens: [TextToken], stem: String?) -> NamedThing? {
        guard let stem, tokens[index].kind == .word, !fillerStems.contains(stem), !fillers.isIn([tokens[index].folded])
        else { return nil }
        let before = index > 0 ? tokens[index - 1].folded : ""
        // "L’agrafé" is three tokens.
        let elided = ["'", "’"].contains(before) && index > 1 ? tokens[index - 2].folded : ""
        return NamedThing(
            word: tokens[index].folded, stem: stem, hasArticle: Self.articles.contains(before) || elided == "l")
    }

    private static let articles: Set<String> = [
        "le", "la", "les", "un", "une", "des", "du", "au", "aux", "the", "a", "an",
    ]
    private static let pronouns: Set<String> = [
        "il", "elle", "ils", "elles", "celui", "celle", "ceux", "celles", "cela", "ce", "cette", "cet", "ces", "it",
        "they",
        "this", "these", "that", "those",
    ]
    private static let impersonal = PhraseList([
        "il faut", "il faudra", "il y", "il suffit", "il convient", "il est possible", "il existe", "it is possible",
        "it is best",
    ])
    private static let leadShare = 0.8
    private static let fillerShare = 0.3
    private static let mostTokens = 400
}
