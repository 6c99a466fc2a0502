/// Finds the name that a customer states. When unsure it finds none.
package struct SurnameExtractor: Sendable {
    private let lexicons: Lexicons
    private let tagger: NameTagger
    /// The words of each way to announce a name, by its first word, and whether it often announces something else.
    private let introducers: PerLanguage<[String: [(words: [String], isWeak: Bool)]]>

    package init(lexicons: Lexicons, names: NameModel) {
        self.lexicons = lexicons
        tagger = NameTagger(features: NameFeatures(bits: names.bits, lexicons: lexicons), model: names)
        introducers = PerLanguage(french: Language.french, english: .english).map { language in
            let lexicon = lexicons[language]
            let all = lexicon.nameIntroducers.map { ($0, false) } + lexicon.weakNameIntroducers.map { ($0, true) }
            let split = all.map { (words: $0.0.split(separator: " ").map(String.init), isWeak: $0.1) }
            return Dictionary(grouping: split) { $0.words.first ?? "" }
        }
    }

    /// A name in a message.
    package struct Mention: Sendable {
        /// How much speaks for it.
        enum Strength: Comparable {
            /// A name only where one was asked for.
            case possible
            /// A name where a message is about an order.
            case likely
            /// A name wherever it stands.
            case clear
        }

        var name: StatedName
        var strength: Strength
    }

    /// The name that an utterance states.
    ///
    /// - Parameter reading: What the tagger thinks of its words, where it was asked already.
    func mention(in utterance: Utterance, reading: NameTagger.Reading? = nil) -> Mention? {
        let words = utterance.words
        guard words.count <= Self.maximumWords else { return nil }
        let tagged = tagged(in: utterance, reading: reading)
        guard tagged?.strength != .clear else { return tagged }
        let introduced = introduced(in: words, language: utterance.language)
        return introduced?.strength == .clear ? introduced : tagged ?? introduced ?? written(in: words)
    }

    /// What an utterance answers to "your surname?".
    ///
    /// - Parameter mention: The name that it states anyway.
    func answer(in utterance: Utterance, mention: Mention?) -> StatedName? {
        let words = utterance.words
        // "Un instant", "laissez tomber": such words begin an answer that is no name, unless one is clearly there.
        let isEvasive =
            words.first.map { lexicons[utterance.language].openers.contains($0.folded) } ?? false
            && !words.dropFirst().contains(where: \.isCapitalised)
        if let mention, mention.strength == .clear || !isEvasive { return mention.name }
        // A question is not a name, whatever words it has.
        return isEvasive || utterance.text.contains("?") ? nil : standalone(in: words)
    }

    private func tagged(in utterance: Utterance, reading: NameTagger.Reading?) -> Mention? {
        let words = utterance.words
        let endsWithReference = utterance.text.unicodeScalars.last { $0 != " " && $0 != "." } == Word.placeholder
        let known = reading.flatMap { $0.endsWithReference == endsWithReference ? $0 : nil }
        let found =
            known.map { tagger.span(in: words, $0) } ?? tagger.span(in: words, endsWithReference: endsWithReference)
        guard let found else { return nil }
        let span = withParticles(found, in: words)
        let name = StatedName(
            full: words[span.full].map(\.text).joined(separator: " "),
            surname: words[surname(of: span, in: words)].map(\.text).joined(separator: " ")
        )
        guard name.full.unicodeScalars.count <= Message.maximumFieldLength else { return nil }
        let isClear = span.margin >= Int(tagger.model.threshold) || isSignature(span, in: words)
        return Mention(name: name, strength: isClear ? .clear : .likely)
    }

    /// "Mina Rami": where both words may be given names, the last is the surname, unless capitals say otherwise.
    private func surname(of span: NameTagger.Span, in words: [Word]) -> Range<Int> {
        guard span.full.count == 2, span.surname.lowerBound == span.full.lowerBound,
            words[span.full].allSatisfy({ lexicons.givenNames.contains($0.folded) }),
            !words[span.full.lowerBound].text.allSatisfy(\.isUppercase)
        else { return span.surname }
        return span.full.lowerBound + 1..<span.full.upperBound
    }

    /// The last words of a letter, capitalised: a given name and a surname, or a surname that is no everyday word.
    private func isSignature(_ span: NameTagger.Span, in words: [Word]) -> Bool {
        guard words.count > 8, span.full.upperBound == words.count else { return false }
        var start = span.full.lowerBound
        while start > 0, isTitle(words[start - 1]) { start -= 1 }
        return words[start].followsClauseEnd && words[span.full].allSatisfy { $0.isCapitalised || isParticle($0) }
            && (span.full.count > span.surname.count || words[span.surname].contains { !isEveryday($0) })
    }

    /// A surname does not end in a particle, and one that stands between a given name and it belongs to it: "de La Bretesche",
    /// "B. de Montgolfier".
    private func withParticles(_ span: NameTagger.Span, in words: [Word]) -> NameTagger.Span {
        var surname = span.surname
        while let last = words[surname].last, isParticle(last), surname.upperBound < words.count,
            !words[surname.upperBound].followsBreak, !words[surname.upperBound].isNumeric
        {
            surname = surname.lowerBound..<surname.upperBound + 1
        }
        var start = surname.lowerBound
        while start > 0, isParticle(words[start - 1]), !words[start].followsBreak { start -= 1 }
        if start > 0, start < surname.lowerBound {
            let before = words[start - 1]
            let isNamed =
                lexicons.givenNames.contains(before.folded) || before.folded.utf8.count == 1 || isTitle(before)
            if isNamed, before.isCapitalised { surname = start..<surname.upperBound }
        }
        let full = min(span.full.lowerBound, surname.lowerBound)..<max(span.full.upperBound, surname.upperBound)
        return NameTagger.Span(full: full, surname: surname, margin: span.margin)
    }

    private func isTitle(_ word: Word) -> Bool { lexicons.any.titles.contains(word.folded) }

    private func isParticle(_ word: Word) -> Bool { lexicons.any.particles.contains(word.folded) }

    /// "Mme Karsenti", "Jordan Tavares": a title or a given name and a capitalised word that nothing else explains.
    private func written(in words: [Word]) -> Mention? {
        for index in words.indices.dropFirst() {
            let before = words[index - 1]
            let isGiven =
                before.isCapitalised && lexicons.givenNames.contains(before.folded) && !words[index].followsBreak
            guard isGiven || (isTitle(before) && before.isCapitalised), words[index].isCapitalised,
                !isEveryday(words[index]), let name = name(words, from: index, needsCapital: true)
            else { continue }
            let full = isGiven ? "\(before.text) \(name.full)" : name.full
            return Mention(name: StatedName(full: full, surname: isGiven ? name.full : name.surname), strength: .likely)
        }
        return nil
    }

    private static let maximumWords = 600
    private static let maximumNameWords = 4

    /// "Je m'appelle …", "nom : …", "c'est …".
    private func introduced(in words: [Word], language: Language) -> Mention? {
        var best: Mention?
        for start in words.indices {
            for introducer in introducers[language][words[start].folded] ?? [] {
                let from = start + introducer.words.count
                guard from < words.count, zip(words[start..<from], introducer.words).allSatisfy({ $0.folded == $1 })
                else { continue }
                let position =
                    words[from...].firstIndex { !isTitle($0) && !lexicons.any.conjunctions.contains($0.folded) } ?? from
                // "Je suis madame blanc", "nom : cousin": what is announced may be an everyday word, though no clear name.
                let hasTitle = words[from..<position].contains { isTitle($0) }
                let mayBeEveryday = hasTitle || !introducer.isWeak
                guard
                    let name = name(
                        words, from: position, needsCapital: introducer.isWeak && !hasTitle,
                        allowsEveryday: mayBeEveryday && !isFunctionWord(words[position], language))
                else { continue }
                // "Je suis Inquiet" is no name; "je suis Paul Durand" has a given name before one.
                let isWhole = name.full != name.surname && lexicons.givenNames.contains(words[position].folded)
                // "d'Aubigné", "de La Tour": the capital may stand behind a particle. "Je m'appelle" needs none.
                let hasCapital = name.full.contains(where: \.isUppercase)
                let isWritten = hasCapital || introducer.words.count > 1
                let isDoubtful = introducer.isWeak || (isEveryday(words[position]) && !hasCapital)
                let strength: Mention.Strength =
                    isWhole || (!isDoubtful && isWritten) ? .clear : isDoubtful ? .possible : .likely
                if strength > best?.strength ?? .possible || best == nil {
                    best = Mention(name: name, strength: strength)
                }
            }
        }
        return best
    }

    private func isFunctionWord(_ word: Word, _ language: Language) -> Bool {
        lexicons[language].markers.contains(word.folded) || lexicons[language].openers.contains(word.folded)
    }

    private func name(
        _ words: [Word], from start: Int, needsCapital: Bool, allowsEveryday: Bool = false
    ) -> StatedName? {
        var parts: [Word] = []
        for index in start..<min(words.count, start + Self.maximumNameWords + 1) {
            let word = words[index]
            let isParticle = lexicons.any.particles.contains(word.folded)
            if word.isNumeric || (word.followsBreak && !parts.isEmpty) { break }
            // Written as a name, an everyday word is one: "au nom de Blanc"; in a text of capitals only the first is.
            let isWrittenAsName =
                (word.isCapitalised && (parts.isEmpty || word.text.contains(where: \.isLowercase)))
                || (allowsEveryday && parts.isEmpty)
            if !isParticle && isEveryday(word) && !isWrittenAsName { break }
            if needsCapital && !isParticle && !word.isCapitalised { break }
            parts.append(word)
        }
        while let last = parts.last, lexicons.any.particles.contains(last.folded) { parts.removeLast() }
        return parts.count > Self.maximumNameWords ? nil : StatedName(parts, particles: lexicons.any.particles)
    }

    /// "RAMI", "Rami svp", "bonjour, rami": what remains when the everyday words and figures are gone.
    private func standalone(in words: [Word]) -> StatedName? {
        let parts = words.filter { word in
            !word.isNumeric && (!isEveryday(word) || lexicons.any.particles.contains(word.folded))
        }
        var name = parts.drop { lexicons.any.particles.contains($0.folded) && !$0.isCapitalised && parts.count > 3 }
        while let last = name.last, lexicons.any.particles.contains(last.folded) { name.removeLast() }
        guard (1...Self.maximumNameWords).contains(name.count), words.count - name.count <= 8,
            name.contains(where: { $0.folded.count > 1 })
        else { return nil }
        return StatedName(Array(name), particles: lexicons.any.particles)
    }

    /// The whole of a short answer to "your surname?", for names that are everyday words (Blanc, Association du Moulin).
    ///
    /// Whether it is a name decides the order's own: the match is exact, so that nothing is opened by a wrong guess.
    func wholeAnswer(_ utterance: Utterance) -> StatedName? {
        guard !utterance.text.contains("?") else { return nil }
        let lexicon = lexicons[utterance.language]
        let words = utterance.words
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

    /// Whether capitalised words beside a number may be the customer's name: "Petit", "Robert", but neither "Statut" nor
    /// "Couverture Rigide".
    func mayName(_ words: [Word]) -> Bool {
        func isAboutOrders(_ word: Word) -> Bool {
            let lexicon = lexicons.any
            return [
                lexicon.orderCues, lexicon.numberCues, lexicon.otherNumberCues, lexicon.courtesy, lexicon.openers,
                lexicon.units, lexicon.closings, lexicon.noNames,
            ].contains { $0.contains(word.folded) }
        }
        guard !words.contains(where: isAboutOrders) else { return false }
        return words.count == 1 || words.contains { !isEveryday($0) || lexicons.givenNames.contains($0.folded) }
    }

    /// Whether no everyday use explains any of the words.
    func areUnexplained(_ words: [Word]) -> Bool {
        words.allSatisfy { !$0.isNumeric && $0.folded.utf8.count > 1 && !isEveryday($0) }
    }

    /// An everyday word, or a verb with its subject behind it (`proposez-vous`).
    private func isEveryday(_ word: Word) -> Bool {
        if lexicons.isCommon(word.folded) { return true }
        guard let tail = word.folded.split(separator: "-").last, tail.count < word.folded.count else { return false }
        return lexicons.any.subjects.contains(String(tail))
    }
}

extension StatedName {
    /// The surname of `Mina Rami` is what follows the first word; of `de La Tour` or `LEFEVRE`, all of it.
    fileprivate init?(_ parts: [Word], particles: Set<String>) {
        guard let first = parts.first else { return nil }
        let full = parts.map(\.text).joined(separator: " ")
        guard full.unicodeScalars.count <= Message.maximumFieldLength else { return nil }
        let startsWithParticle = particles.contains(first.folded)
        let surname =
            parts.count == 1 || startsWithParticle ? full : parts.dropFirst().map(\.text).joined(separator: " ")
        self.init(full: full, surname: surname)
    }
}
