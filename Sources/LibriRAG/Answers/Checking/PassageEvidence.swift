/// What a passage says, taken apart once for all sentences that cite it.
struct PassageEvidence: Sendable {
    /// A sentence, list item or cell of the passage.
    struct Line: Sendable {
        var sentence: ReadSentence
        var stems: Set<String>
        /// The stems of the name of its row, in a table.
        var row: Set<String> = []
        /// The stems of the title, the headings, and the sentence that announces a list.
        var above: Set<String>
    }

    var lines: [Line] = []
    /// All words, folded.
    var words: Set<String> = []
    /// All stems.
    var stems: Set<String> = []
    var contacts: Set<String> = []
    /// Each statement as it stands there, by ``key(of:)``.
    private var statements: Set<String> = []

    /// Whether a sentence is one of the passage's own, whole: neither more nor less can be said with it.
    func says(_ sentence: String) -> Bool { statements.contains(Self.key(of: sentence)) }

    /// A sentence without case, accents, kinds of spaces and apostrophes, and its end.
    private static func key(of text: String) -> String {
        var tokens = TextToken.tokens(of: text).map(\.folded)[...]
        while let last = tokens.last, [".", "!", "?", "…", ";", ":"].contains(last) { tokens = tokens.dropLast() }
        return tokens.joined(separator: " ")
    }

    /// Reads a passage.
    ///
    /// A paragraph that talks to a model supports nothing: it is no statement about the shop.
    init(_ passage: Passage, reader: SentenceReader, orders: PhraseList) {
        let titles = [passage.title] + passage.headings
        let above = Set(titles.flatMap { reader.stems(of: NumberNormalizer.normalized($0)) })
        stems = above
        var announced: Set<String> = []
        func note(_ text: String) {
            let tokens = TextToken.tokens(of: NumberNormalizer.normalized(text))
            words.formUnion(tokens.map(\.folded))
            contacts.formUnion(ContactScanner.contacts(in: text))
        }
        titles.forEach(note)
        if let url = passage.url { contacts.formUnion(ContactScanner.contacts(in: url)) }
        for block in passage.blocks {
            let spoken = TextToken.tokens(of: block).filter { $0.kind != .mark }.map(\.folded)
            guard !orders.isIn(spoken) else { continue }
            note(block)
            var previous: Set<String> = []
            for text in Statement.texts(of: block) {
                // "It", "elle": the subject is that of the sentence before.
                let isPronoun = reader.isPronounLed(
                    TextToken.tokens(of: text).filter { $0.kind != .mark }.map(\.folded))
                let context = above.union(announced).union(isPronoun ? previous : [])
                let whole = add(text, context, reader)
                if !text.hasSuffix("?") { statements.insert(Self.key(of: text)) }
                previous = isPronoun ? previous.union(whole) : whole
                // Each half may be said alone: "Word is not accepted: export it".
                let halves = text.split(whereSeparator: { $0 == ";" || $0 == ":" }).map(String.init)
                guard !text.contains(" — "), halves.count > 1, halves.allSatisfy({ $0.last?.isNumber != true }) else {
                    continue
                }
                for half in halves { _ = add(half, above.union(announced).union(whole), reader) }
            }
            announced = block.hasSuffix(":") ? Set(reader.stems(of: block)) : []
        }
    }

    /// Adds a line and gives its stems.
    private mutating func add(_ text: String, _ above: Set<String>, _ reader: SentenceReader) -> Set<String> {
        let sentence = reader.read(text)
        let own = sentence.allStems
        stems.formUnion(own)
        // Who asks says nothing.
        guard !text.hasSuffix("?") else { return own }
        let row = text.firstRange(of: " — ").map { Set(reader.stems(of: String(text[..<$0.lowerBound]))) } ?? []
        lines.append(Line(sentence: sentence, stems: own, row: row.filter { $0.count > 1 }, above: above))
        return own
    }
}

extension Set<String> {
    /// Whether a stem is in here, or one that begins like it: "livr" and "livraison".
    func holdsStem(_ stem: String) -> Bool {
        if contains(stem) { return true }
        guard stem.count >= 4 else { return false }
        return contains { other in
            let shared = zip(stem.utf8, other.utf8).prefix { $0 == $1 }.count
            return shared >= 4 && (shared >= 6 || shared == Swift.min(stem.utf8.count, other.utf8.count))
        }
    }
}
