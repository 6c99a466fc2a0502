/// The pieces of four characters in a word with its bounds, `<pap`, `papi`, …, `ier>`, which still match where a word is
/// misspelt or inflected. The bounds tell a beginning from a middle.
enum CharacterGrams {
    private static let length = 4

    /// Hashes of the pieces of a folded word; a word of one letter is its own piece.
    static func hashes(of word: String) -> [UInt64] {
        let scalars = [Unicode.Scalar("<")] + Array(word.unicodeScalars) + [Unicode.Scalar(">")]
        guard scalars.count > length else { return [hash(scalars[...])] }
        return (0...(scalars.count - length)).map { hash(scalars[$0..<$0 + length]) }
    }

    /// Four characters of three bytes fit into 64 bits for the scripts of Europe; others may collide, which costs a score.
    private static func hash(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
        scalars.reduce(0) { ($0 << 16) ^ ($0 >> 48) ^ UInt64($1.value) }
    }
}
