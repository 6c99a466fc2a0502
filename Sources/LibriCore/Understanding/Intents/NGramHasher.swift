/// Turns words into the hashed n-grams that an ``IntentModel`` has weights for.
///
/// The features are the character n-grams of three to five bytes within each folded word, its ends marked by spaces,
/// the words, and the pairs of neighbouring words. Runs of digits are zeros, four at most: which figure stands there
/// says nothing about what is wanted. The hash is ``FNV1a``, folded to the model's width.
struct NGramHasher: Sendable {
    /// The features are numbers below 2 to the power of this.
    let bits: Int

    /// The distinct features of words, in no particular order.
    func features(of words: ArraySlice<Word>) -> [UInt32] {
        var features: [UInt32] = []
        features.reserveCapacity(words.count * 24)
        var seen = [UInt64](repeating: 0, count: 1 << max(0, bits - 6))
        let mask = UInt64(1 << bits - 1)
        func insert(_ hash: UInt64) {
            let feature = Int((hash ^ (hash >> 32)) & mask)
            let bit: UInt64 = 1 << UInt64(feature & 63)
            guard seen[feature >> 6] & bit == 0 else { return }
            seen[feature >> 6] |= bit
            features.append(UInt32(feature))
        }
        var previous: UInt64?
        Self.forEachToken(of: words) { token in
            let whole = FNV1a.hash(token, seed: Self.wordSeed)
            insert(whole)
            if let previous { insert((previous &* FNV1a.prime) ^ (whole >> 7)) }
            previous = whole
            for start in token.indices {
                var hash = FNV1a.offset
                for position in start..<min(start + Self.longestGram, token.endIndex) {
                    hash = (hash ^ UInt64(token[position])) &* FNV1a.prime
                    if position - start + 1 >= Self.shortestGram { insert(hash) }
                }
            }
        }
        return features
    }

    /// The hash of each token of words, for counting words.
    static func tokenHashes(of words: ArraySlice<Word>) -> [UInt32] {
        var hashes: [UInt32] = []
        hashes.reserveCapacity(words.count)
        forEachToken(of: words) { token in
            let hash = FNV1a.hash(token, seed: wordSeed)
            hashes.append(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)))
        }
        return hashes
    }

    /// Visits the parts of words between hyphens and apostrophes, each with a space at either end: "l'expédition" is the article and
    /// the word, "livrez-vous" the verb and its subject.
    private static func forEachToken(of words: ArraySlice<Word>, _ visit: (ArraySlice<UInt8>) -> Void) {
        var token: [UInt8] = [space]
        var digits = 0
        func close() {
            if token.count > 1 {
                token.append(space)
                visit(token[...])
                token.removeSubrange(1...)
            }
            digits = 0
        }
        for word in words {
            for byte in word.folded.utf8.prefix(longestWord) {
                switch byte {
                case 0x27, 0x2D: close()
                case 0x30...0x39:
                    digits += 1
                    if digits <= 4 { token.append(0x30) }
                default:
                    digits = 0
                    token.append(byte)
                }
            }
            close()
        }
    }

    private static let space: UInt8 = 0x20
    private static let shortestGram = 3
    private static let longestGram = 5
    /// The bytes of a word that count; nobody writes a longer one in earnest.
    private static let longestWord = 60
    private static let wordSeed: UInt64 = 0x9AE1_6A3B_2F90_404F
}
