#if SQLite && Documents
/// Counts words, as long as there are not more different ones than a shop may have.
struct WordTally {
    private(set) var rows = 0
    private var counts: [String: Int] = [:]
    private var isOverflowing = false

    /// A column with more words holds something else: names, perhaps, which must not be told.
    private static let mostWords = 50
    private static let longestWord = 60

    mutating func add(_ word: String) {
        rows += 1
        guard !isOverflowing else { return }
        let word = String(word.prefix(Self.longestWord)).asVisibleText
        counts[word, default: 0] += 1
        guard counts.count > Self.mostWords else { return }
        isOverflowing = true
        counts = [:]
    }

    /// The words, the most frequent first.
    var words: [OrderImportReport.WordCount] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { .init(word: $0.key, rows: $0.value) }
    }
}

extension String {
    /// The text on one line and without characters that a terminal would obey.
    var asVisibleText: String {
        withoutInvisibleCharacters().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
#endif
