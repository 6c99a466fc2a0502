/// A question in the numbers of one index.
struct LexicalQuery {
    /// A word that was asked, once for all its repetitions.
    struct Stem {
        /// Its number; nothing for a stem that no document has.
        let number: Int32?
        /// How much it tells.
        let weight: Double
        /// Other names of the thing that it belongs to, several stems for a phrase.
        var synonyms: [[Int32]] = []
    }

    /// The words in order of their first use, without figures.
    ///
    /// A figure in a question is the customer's own: documents that answer need not repeat it. It still ranks.
    var telling: [Stem] = []
    /// The stems that documents have, figures among them.
    var numbers: [Int32] = []
    /// The pieces of four characters.
    var grams: [Int32] = []
    /// What the pieces that no document has would tell together.
    var unknownGramWeight = 0.0
    /// Stems that unknown words may stand for.
    var neighbours: Set<Int32> = []
    /// For each thing that has other names: these, several stems for a phrase.
    var concepts: [[[Int32]]] = []
    /// How many words were taken out of the question; no passage holds them.
    var hidden = 0
}
