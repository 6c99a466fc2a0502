/// Removes order numbers, names, addresses, e-mail addresses, links, codes and long runs of digits.
///
/// It would rather remove too much: a word that neither everyday use nor the shop's documents explain may be a name, and
/// finds nothing in the documents anyway.
public struct PatternRedactor: Redactor {
    private let scanner: OrderReferenceScanner
    private let lexicons: Lexicons
    private let tagger: NameTagger
    private let surnames: SurnameExtractor
    private let vocabulary: (any Vocabulary)?

    /// Creates a redactor for a shop's order numbers.
    ///
    /// - Parameters:
    ///   - lexicons: The everyday words.
    ///   - names: How names are told from other words.
    ///   - orderNumberFormat: How the shop writes order numbers.
    ///   - vocabulary: The words of the shop's documents; without it, unknown words in lower case stay.
    public init(
        lexicons: Lexicons, names: NameModel, orderNumberFormat: OrderNumberFormat, vocabulary: (any Vocabulary)? = nil
    ) {
        scanner = OrderReferenceScanner(format: orderNumberFormat, cues: lexicons.any)
        self.lexicons = lexicons
        tagger = NameTagger(features: NameFeatures(bits: names.bits, lexicons: lexicons), model: names)
        surnames = SurnameExtractor(lexicons: lexicons, names: names)
        self.vocabulary = vocabulary
    }

    /// The text without what is personal.
    public func redact(
        _ text: String, language: Language, knownNames: [StatedName] = [], isBesideOrder: Bool = false
    ) -> String {
        let scan = scanner.scan(text.withoutInvisibleCharacters())
        let visible = withoutCodes(scan.rest)
        let words = Word.words(of: visible)
        let isSuspicious = isBesideOrder || !scan.references.isEmpty || scan.hasMalformed
        // "Je suis madame Blanc", "c'est Pierre": what is said to be a name goes, sure or not.
        let utterance = Utterance(
            text: visible, words: words, language: language, hasOrderReference: isSuspicious, hasName: false)
        let reading = tagger.reading(of: words)
        let names = knownNames + [surnames.mention(in: utterance, reading: reading)?.name].compactMap(\.self)
        let known = Set(names.flatMap { Word.words(of: $0.full) }.map(\.folded)).subtracting(lexicons.any.particles)
        var personal = tagger.suspects(in: reading, leaning: isSuspicious ? Self.strongLeaning : Self.leaning)
        personal.formUnion(companions(in: words))
        personal.formUnion(announced(in: words, of: visible))
        personal.formUnion(addresses(in: words))
        for index in words.indices where known.contains(words[index].folded) && words[index].folded.utf8.count > 1 {
            personal.insert(index)
        }

        var kept = ""
        var position = visible.startIndex
        for (index, word) in words.enumerated() {
            let isPersonal = personal.contains(index)
            guard isPersonal || isUnexplained(word) else { continue }
            kept += visible[position..<word.text.startIndex]
            if !isPersonal { kept += Redaction.mark }
            position = word.text.endIndex
        }
        kept += visible[position...]
        return kept.withoutPlaceholders.splitAtWhiteSpace().joined(separator: " ")
    }

    /// How far the tagger leans towards seeing names, in its own units.
    private static let leaning = 25
    /// The same in a message that also holds an order's number.
    private static let strongLeaning = 60

    /// What stands beside a title, a given name or a closing formula as a name does: "M. Piano", "Paul Copine",
    /// "Cordialement, Extra". The shop's documents may well use such words.
    private func companions(in words: [Word]) -> Set<Int> {
        var companions: Set<Int> = []
        for (index, word) in words.enumerated() {
            // "Me" is a title and "me" is not.
            let isTitle =
                lexicons.any.titles.contains(word.folded)
                && (word.folded.utf8.count > 2 || word.isCapitalised)
            let isClosing = lexicons.any.closings.contains(word.folded)
            // "France" and "Claire" are words of the documents before they are names.
            let isAmbiguous = lexicons.isCommon(word.folded) || vocabulary?.contains(word.folded) ?? false
            let isGiven = lexicons.givenNames.contains(word.folded) && !isAmbiguous
            guard isTitle || isGiven || isClosing else { continue }
            let isAbbreviated = isTitle && word.folded.utf8.count <= 4
            var end = index
            while end + 1 < words.count, end - index < Self.longestName {
                let next = words[end + 1]
                let isParticle = isParticle(next)
                let looksLikeName =
                    next.isCapitalised || isParticle || !lexicons.isCommon(next.folded)
                    || (isAbbreviated && !companions.contains(end))
                // A mark ends a name, but for the dot of "M." and the comma behind "Cordialement".
                let goesOn = !next.followsBreak || (end == index && (isClosing || isAbbreviated))
                guard goesOn, looksLikeName, !next.isNumeric else { break }
                end += 1
                if !isParticle { companions.insert(end) }
            }
            guard isGiven else { continue }
            companions.insert(index)
            // "Copine Paul", where both stand alone.
            let stands = index + 1 >= words.count || words[index + 1].followsBreak
            if stands, index > 0, !word.followsBreak, words[index - 1].isCapitalised { companions.insert(index - 1) }
        }
        return companions
    }

    /// What stands right before an order's number or "à l'appareil".
    private func announced(in words: [Word], of text: String) -> Set<Int> {
        var announced: Set<Int> = []
        let holdsNumber = text.unicodeScalars.contains(Word.placeholder)
        for (index, word) in words.enumerated() {
            let behind =
                holdsNumber ? text.unicodeScalars[word.text.endIndex...].first { !$0.properties.isWhitespace } : nil
            let isBeforeNumber = behind == Word.placeholder && word.isCapitalised && surnames.mayName([word])
            let isSpeaking =
                index + 2 < words.count && words[index + 1].folded == "a" && words[index + 2].folded == "l'appareil"
            guard isBeforeNumber || isSpeaking else { continue }
            var start = index
            announced.insert(start)
            while start > 0, !words[start].followsBreak, words[start - 1].isCapitalised || isParticle(words[start - 1])
            {
                start -= 1
                announced.insert(start)
            }
        }
        return announced
    }

    private func isParticle(_ word: Word) -> Bool { lexicons.any.particles.contains(word.folded) }

    private static let longestName = 4

    /// Whether nothing explains a word but that it is somebody's name.
    private func isUnexplained(_ word: Word) -> Bool {
        guard !word.isNumeric, word.folded.utf8.count > 1, !lexicons.isCommon(word.folded) else { return false }
        // "proposez-vous", "l'InDesign": the parts explain the whole.
        let parts = word.folded.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }
            .filter { $0.count > 1 }.map { String(word.folded[$0.startIndex..<$0.endIndex]) }
        func isExplained(_ part: String) -> Bool {
            guard !lexicons.givenNames.contains(part) else { return vocabulary?.contains(part) ?? false }
            return lexicons.isCommon(part) || (vocabulary?.contains(part) ?? !word.isCapitalised)
        }
        return !parts.allSatisfy(isExplained)
    }

    /// Without e-mail addresses, links, and codes of letters and digits such as account and parcel numbers.
    private func withoutCodes(_ text: String) -> String {
        guard mayHoldCodes(text) else { return text }
        let pieces = text.split(omittingEmptySubsequences: false) { $0.isWhitespace && !$0.isNewline }.map { piece in
            let bytes = piece.utf8
            if bytes.contains(UInt8(ascii: "@")) || piece.contains("://") || piece.lowercased().hasPrefix("www.") {
                return ""
            }
            let digits = bytes.count { (0x30...0x39).contains($0) }
            let letters = bytes.count { (0x41...0x5A).contains($0 & 0xDF) }
            return digits >= Self.fewestCodeDigits && letters > 0 && digits + letters >= Self.shortestCode
                ? "" : String(piece)
        }
        return withoutLongNumbers(pieces.joined(separator: " "))
    }

    /// Whether there is a digit, an `@`, a `/` or "www." at all: most questions hold none, and need not be taken apart.
    private func mayHoldCodes(_ text: String) -> Bool {
        var inARow = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch (previous, byte) {
            case (_, UInt8(ascii: "0")...UInt8(ascii: "9")), (_, UInt8(ascii: "@")), (_, UInt8(ascii: "/")): return true
            // Of what is not Latin, dashes and quotation marks alone are no digits for certain; and there are ² and ½.
            case (0xE2, 0x80), (_, 0xE2), (_, 0xC2...0xC5): inARow = 0
            case (0xE2, _), (_, 0xC6...), (0xC2, 0xB2...0xBE): return true
            case (_, UInt8(ascii: "w")), (_, UInt8(ascii: "W")):
                inARow += 1
                if inARow == 3 { return true }
            default: inARow = 0
            }
            previous = byte
        }
        return false
    }

    private static let fewestCodeDigits = 4
    private static let shortestCode = 6

    /// A telephone, card or parcel number, and a bare block of an order number, has more digits than the figures that
    /// customers ask about.
    private func withoutLongNumbers(_ text: String) -> String {
        var result = ""
        var run = ""
        func flush() {
            if run.count(where: \.isNumber) < Self.longestFigure { result += run } else { result += " " }
            run = ""
        }
        for character in text {
            if character.isNumber || (!run.isEmpty && Self.digitJoiners.contains(character)) {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    private static let longestFigure = 6
    private static let digitJoiners: Set<Character> = [
        " ", "\u{A0}", "\u{202F}", ".", "-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "·", "_", "|", "/", "(",
        ")", "+",
        "\n",
    ]

    /// "12 bis rue des Lilas" and "31100 Toulouse".
    private func addresses(in words: [Word]) -> Set<Int> {
        words.indices.reduce(into: []) { found, index in
            if let end = endOfAddress(words, from: index) { found.formUnion(index...end) }
        }
    }

    private func endOfAddress(_ words: [Word], from start: Int) -> Int? {
        let word = words[start]
        guard word.isNumeric else { return nil }
        func follows(_ index: Int) -> Bool { index < words.count && !words[index].followsBreak }
        if word.folded.utf8.count == 5, word.folded.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            var end = start
            while follows(end + 1), end - start < 4, words[end + 1].isCapitalised { end += 1 }
            return end > start ? end : nil
        }
        var street = start + 1
        while street < words.count, street - start <= 2, !isStreet(words[street]) { street += 1 }
        guard street < words.count, street - start <= 2, isStreet(words[street]) else { return nil }
        var end = street
        while follows(end + 1), end - street < 5 {
            let next = words[end + 1]
            guard
                next.isCapitalised || next.isNumeric || isParticle(next)
                    || !lexicons.isCommon(next.folded)
            else { break }
            end += 1
        }
        return end
    }

    private func isStreet(_ word: Word) -> Bool { lexicons.any.streets.contains(word.folded) }
}
