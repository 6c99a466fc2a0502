/// What the tagger looks at to tell whether a word is part of a customer's name: the word, its shape, its neighbours, and where
/// it stands in the message.
struct NameFeatures: Sendable {
    /// The features are numbers below 2 to the power of this.
    let bits: Int
    let lexicons: Lexicons

    /// What is known of one word, computed once.
    struct Token {
        /// The folded word's bytes; `0` for a number.
        var letters: [UInt8]
        var hash: UInt64
        var shape: UInt8
        var kind: Kind
        var followsBreak: Bool
        var followsClauseEnd: Bool
        var followsLineBreak: Bool
        var followsReference: Bool

        /// What the word looks like.
        var look: UInt64 { UInt64(kind.rawValue) << 4 | UInt64(shape) | 0x100 }
        /// What the word says to its neighbours: its kind where it is rare, its letters where they are known.
        var name: UInt64 {
            kind == .unknown || kind == .givenName ? UInt64(kind.rawValue) &* 31 &+ UInt64(shape) &+ 2 : hash
        }
    }

    /// What kind of word the lexicons know it as.
    enum Kind: UInt8 {
        case unknown, everyday, givenName, givenNameOrEveryday, title, particle, introducer, number

        /// Titles, given names and what may be a surname.
        var mayStandInName: Bool {
            switch self {
            case .givenName, .givenNameOrEveryday, .title, .particle, .unknown: true
            case .everyday, .introducer, .number: false
            }
        }
    }

    func tokens(of words: [Word]) -> [Token] {
        words.map { word in
            let letters = word.isNumeric ? [0x30] : Array(word.folded.utf8)
            return Token(
                letters: letters, hash: FNV1a.hash(letters[...]), shape: shape(of: word), kind: kind(of: word),
                followsBreak: word.followsBreak, followsClauseEnd: word.followsClauseEnd,
                followsLineBreak: word.followsLineBreak, followsReference: word.followsReference
            )
        }
    }

    /// The features of the word at a position.
    func features(of tokens: [Token], at index: Int, endsWithReference: Bool) -> [UInt32] {
        var features: [UInt32] = []
        features.reserveCapacity(48)
        let mask = UInt64(1 << bits - 1)
        func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) {
            var hash = (template &+ 1) &* 0x9E37_79B9_7F4A_7C15
            hash = (hash ^ a) &* 0xFF51_AFD7_ED55_8CCD
            hash = (hash ^ b) &* 0xFF51_AFD7_ED55_8CCD
            hash = (hash ^ c) &* 0xFF51_AFD7_ED55_8CCD
            hash = (hash ^ d) &* 0xFF51_AFD7_ED55_8CCD
            features.append(UInt32((hash ^ (hash >> 29)) & mask))
        }
        func name(_ offset: Int) -> UInt64 {
            tokens.indices.contains(index + offset) ? tokens[index + offset].name : 1
        }
        func look(_ offset: Int) -> UInt64 {
            tokens.indices.contains(index + offset) ? tokens[index + offset].look : 0
        }
        let word = tokens[index]
        let own = look(0)
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        let isLast = next == nil
        let place: UInt64 =
            (index == 0 ? 1 : 0) | (isLast ? 2 : 0) | (word.followsBreak ? 4 : 0)
            | ((next?.followsBreak ?? true) ? 8 : 0) | (word.followsReference ? 16 : 0)
            | ((next?.followsReference ?? endsWithReference) ? 32 : 0) | (word.followsLineBreak ? 64 : 0)
        let size = UInt64(min(tokens.count, 6) + (tokens.count > 12 ? 1 : 0))
        if word.kind != .unknown && word.kind != .givenName { add(0, word.hash) }
        add(1, own)
        add(2, own, place)
        add(3, own, name(-1))
        add(4, own, name(1))
        add(5, own, name(-1), name(-2))
        add(6, own, name(1), name(2))
        add(7, own, look(-1), look(1))
        add(8, own, look(-1), place & 0x7F)
        add(9, own, look(1), place & 0x7F)
        add(10, own, size)
        add(11, own, size, place)
        add(12, name(-1), name(-2), name(-3))
        add(13, name(-1))
        add(14, name(1))
        add(15, name(-1), name(1))
        add(16, own, UInt64(min(tokens.count - index, 5)), word.followsLineBreak ? 1 : 0, word.followsClauseEnd ? 1 : 0)
        add(17, own, look(1), look(2), isLast ? 1 : 0)
        add(18, own, look(-1), look(-2))
        let letters = word.letters
        if word.kind == .unknown || word.kind == .givenName || word.kind == .givenNameOrEveryday {
            for length in 2...4 where letters.count > length {
                add(20 + UInt64(length), FNV1a.hash(letters.suffix(length)))
                add(30 + UInt64(length), FNV1a.hash(letters.prefix(length)))
            }
            add(40, UInt64(min(letters.count, 12)), UInt64(word.shape))
        }
        // "je m'appelle …", with titles and given names between.
        var back = index - 1
        while back >= 0, index - back <= 3,
            tokens[back].kind.mayStandInName,
            !tokens[back + 1].followsBreak || tokens[back].kind == .title
        {
            back -= 1
        }
        let starter: UInt64 = back >= 0 ? tokens[back].hash : 1
        let before: UInt64 = back >= 1 ? tokens[back - 1].hash : 1
        add(41, own, starter)
        add(42, own, starter, before)
        add(
            43, own, UInt64(index - back), tokens[back + 1].followsBreak ? 1 : 0,
            tokens[back + 1].followsReference ? 1 : 0)
        return features
    }

    private func kind(of word: Word) -> Kind {
        word.isNumeric ? .number : lexicons.kind(of: word.folded)
    }

    /// Lower case, capitalised or capitals; alone or joined by a hyphen or apostrophe; one letter.
    private func shape(of word: Word) -> UInt8 {
        var hasUpper = false
        var hasLower = false
        for scalar in word.text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: hasUpper = true
            case 0x61...0x7A: hasLower = true
            case ..<0x80: break
            default:
                if scalar.properties.isUppercase { hasUpper = true }
                if scalar.properties.isLowercase { hasLower = true }
            }
        }
        let letterCase: UInt8 =
            !hasUpper ? 0 : !hasLower ? (word.folded.utf8.count == 1 ? 3 : 2) : word.isCapitalised ? 1 : 0
        let joint: UInt8 = word.folded.utf8.contains(0x2D) ? 4 : word.folded.utf8.contains(0x27) ? 8 : 0
        return letterCase | joint
    }
}
