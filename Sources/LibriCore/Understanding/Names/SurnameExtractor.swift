/// Finds the name that a customer states. When unsure it finds none.
package struct SurnameExtractor: Sendable {
    private let lexicons: Lexicons
    private let tagger: NameTagger

    package init(lexicons: Lexicons, names: NameModel) {
        self.lexicons = lexicons
        tagger = NameTagger(features: NameFeatures(bits: names.bits, lexicons: lexicons), model: names)
    }

    /// How much speaks for a name.
    enum Need {
        /// A name was asked for: the few words that are no everyday words are taken as one.
        case asked
        /// The message is about an order, or gives one: any likely name is taken.
        case likely
        /// Nothing makes a name likely; only a clear one is taken.
        case unlikely
    }

    /// The name that words state.
    ///
    /// - Parameters:
    ///   - words: The words of `text`.
    ///   - text: The message, its order references replaced.
    func name(in words: [Word], of text: String, language: Language, need: Need) -> StatedName? {
        guard words.count <= Self.maximumWords else { return nil }
        let lexicon = lexicons[language]
        // "Un instant", "laissez tomber": such words begin an answer that is no name, unless one is clearly there.
        let isEvasive =
            need == .asked && words.first.map { lexicon.openers.contains($0.folded) } ?? false
            && !words.dropFirst().contains(where: \.isCapitalised)
        let endsWithReference = text.unicodeScalars.last { $0 != " " && $0 != "." } == Word.placeholder
        if let span = tagger.span(in: words, endsWithReference: endsWithReference),
            (need != .unlikely && !isEvasive) || span.margin >= Int(tagger.model.threshold)
                || isSignature(span, in: words)
        {
            let name = StatedName(
                full: words[span.full].map(\.text).joined(separator: " "),
                surname: words[span.surname].map(\.text).joined(separator: " ")
            )
            if name.full.unicodeScalars.count <= Message.maximumFieldLength { return name }
        }
        if let introduced = introduced(in: words, lexicon: lexicon, need: need) { return introduced }
        // A question is not a name, whatever words it has.
        return need == .asked && !isEvasive && !text.contains("?") ? standalone(in: words) : nil
    }

    /// A given name and a surname, capitalised, as the last words of a letter.
    private func isSignature(_ span: NameTagger.Span, in words: [Word]) -> Bool {
        words.count > 8 && span.full.upperBound == words.count && words[span.full.lowerBound].followsClauseEnd
            && span.full.count > span.surname.count && words[span.full].allSatisfy(\.isCapitalised)
    }

    private static let maximumWords = 600
    private static let maximumNameWords = 4

    /// "Je m'appelle …", "nom : …", and where a name is likely "c'est …".
    private func introduced(in words: [Word], lexicon: Lexicon, need: Need) -> StatedName? {
        for start in words.indices {
            for (introducers, isWeak) in [(lexicon.nameIntroducers, false), (lexicon.weakNameIntroducers, true)] {
                for introducer in introducers {
                    let parts = introducer.split(separator: " ")
                    guard words[start...].prefix(parts.count).map({ Substring($0.folded) }) == parts else { continue }
                    var from = start + parts.count
                    while from < words.count, lexicon.titles.contains(words[from].folded) { from += 1 }
                    guard let name = name(words, from: from, needsCapital: isWeak || need == .unlikely) else {
                        continue
                    }
                    // "Je suis Inquiet" is no name; "je suis Paul Durand" has a given name before one.
                    let isWhole = name.full != name.surname && lexicons.givenNames.contains(words[from].folded)
                    if !isWeak || need == .asked || isWhole { return name }
                }
            }
        }
        return nil
    }

    private func name(_ words: [Word], from start: Int, needsCapital: Bool) -> StatedName? {
        var parts: [Word] = []
        for index in start..<min(words.count, start + Self.maximumNameWords + 1) {
            let word = words[index]
            let isParticle = Self.particles.contains(word.folded)
            if word.isNumeric || (word.followsBreak && !parts.isEmpty) { break }
            // Written as a name, an everyday word is one: "au nom de Blanc"; in a text of capitals only the first is.
            let isWrittenAsName = word.isCapitalised && (parts.isEmpty || word.text.contains(where: \.isLowercase))
            if !isParticle && isEveryday(word) && !isWrittenAsName { break }
            if needsCapital && !isParticle && !word.isCapitalised { break }
            parts.append(word)
        }
        while let last = parts.last, Self.particles.contains(last.folded) { parts.removeLast() }
        return parts.count > Self.maximumNameWords ? nil : StatedName(parts)
    }

    /// "RAMI", "Rami svp", "bonjour, rami": what remains when the everyday words and figures are gone.
    private func standalone(in words: [Word]) -> StatedName? {
        let parts = words.filter { word in
            !word.isNumeric && (!isEveryday(word) || Self.particles.contains(word.folded))
        }
        var name = parts.drop { Self.particles.contains($0.folded) && !$0.isCapitalised && parts.count > 3 }
        while let last = name.last, Self.particles.contains(last.folded) { name.removeLast() }
        guard (1...Self.maximumNameWords).contains(name.count), words.count - name.count <= 8,
            name.contains(where: { $0.folded.count > 1 })
        else { return nil }
        return StatedName(Array(name))
    }

    /// The whole of a short answer to "your surname?", for names that are everyday words (Blanc, Association du Moulin).
    ///
    /// Whether it is a name decides the order's own: the match is exact, so that nothing is opened by a wrong guess.
    package func wholeAnswer(_ text: String, language: Language) -> StatedName? {
        guard !text.contains("?") else { return nil }
        let lexicon = lexicons[language]
        let words = Word.words(of: text)
        let kept = words.drop { lexicon.courtesy.contains($0.folded) || lexicon.titles.contains($0.folded) }
        guard (1...Self.longestAnswer).contains(kept.count), let first = kept.first,
            !lexicon.openers.contains(first.folded), !first.folded.contains("'"), !kept.contains(where: \.isNumeric),
            kept.contains(where: { $0.folded.count > 1 })
        else { return nil }
        let found = standalone(in: Array(kept))
        let full = kept.map(\.text).joined(separator: " ")
        guard full.unicodeScalars.count <= Message.maximumFieldLength else { return nil }
        return StatedName(full: full, surname: found?.surname ?? full)
    }

    private static let longestAnswer = 8

    /// The words that no everyday use explains and that may be a name.
    package func unexplainedWords(in text: String) -> [String] {
        Word.words(of: text).filter { !$0.isNumeric && $0.folded.count > 1 && !isEveryday($0) }.map(\.folded)
    }

    /// An everyday word, or a verb with its subject behind it (`proposez-vous`).
    private func isEveryday(_ word: Word) -> Bool {
        if lexicons.isCommon(word.folded) { return true }
        guard let tail = word.folded.split(separator: "-").last, tail.count < word.folded.count else { return false }
        return Self.subjects.contains(String(tail))
    }

    private static let subjects: Set<String> = [
        "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "moi", "ce",
    ]

    static let particles: Set<String> = [
        "de", "du", "des", "la", "le", "les", "d", "da", "dos", "di", "del", "della", "van", "von", "den", "der", "ter",
        "el", "al", "ben", "ould", "saint", "st", "ste", "mac", "mc", "o",
    ]
}

extension StatedName {
    /// The surname of `Mina Rami` is what follows the first word; of `de La Tour` or `LEFEVRE`, all of it.
    fileprivate init?(_ parts: [Word]) {
        guard let first = parts.first else { return nil }
        let full = parts.map(\.text).joined(separator: " ")
        guard full.unicodeScalars.count <= Message.maximumFieldLength else { return nil }
        let startsWithParticle = SurnameExtractor.particles.contains(first.folded)
        let surname =
            parts.count == 1 || startsWithParticle ? full : parts.dropFirst().map(\.text).joined(separator: " ")
        self.init(full: full, surname: surname)
    }
}
