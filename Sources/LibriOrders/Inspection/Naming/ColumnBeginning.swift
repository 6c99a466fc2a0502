/// What the names of a table's columns begin with: `CMD_NUM`, `CMD_DATE`, or `CDENUM`, `CDEDAT`.
struct ColumnBeginning {
    let letters: String
    /// It is a word of its own.
    let isWord: Bool

    init?(of columns: [[String]]) {
        guard columns.count >= 4 else { return nil }
        var counts: [String: Int] = [:]
        for words in columns where words.count > 1 { counts[words[0], default: 0] += 1 }
        if let (word, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), word.count <= 5,
            count * 5 >= columns.count * 3
        {
            (letters, isWord) = (word, true)
            return
        }
        // Names without any mark between their words.
        counts = [:]
        for words in columns {
            if let first = words.first, first.count >= 5 { counts[String(first.prefix(3)), default: 0] += 1 }
        }
        guard let (run, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            count * 4 >= columns.count * 3
        else { return nil }
        (letters, isWord) = (run, false)
    }

    func removed(from words: [String]) -> [String] {
        guard let first = words.first else { return words }
        if isWord { return first == letters && words.count > 1 ? Array(words.dropFirst()) : words }
        return first.hasPrefix(letters) && first.count > letters.count
            ? [String(first.dropFirst(letters.count))] + words.dropFirst() : words
    }
}
