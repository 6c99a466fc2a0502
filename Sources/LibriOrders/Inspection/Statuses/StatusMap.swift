/// What each status word or code of a shop means, with where that is known from.
struct StatusMap {
    struct Entry {
        /// The word or code as the column holds it.
        let value: String
        /// Its label in a table of labels.
        let label: String?
        let meaning: StatusMeaning
        /// How often the sample holds it.
        let count: Int
    }

    let entries: [Entry]
    let lookup: StatusLookup?

    /// No shop has more statuses; a column with more holds something else.
    static let mostEntries = 80

    /// - Parameters:
    ///   - counts: The values of the columns of statuses, and how often each occurs.
    ///   - lookup: The table of labels, if there is one.
    init(counts: [String: Int], lookup: StatusLookup?, words: StatusWords = .standard) {
        self.lookup = lookup
        var all = counts.filter { Self.isFit($0.key, count: $0.value) }
        for code in lookup?.labels.keys.map({ $0 }) ?? [] where all[code] == nil { all[code] = 0 }
        // Case does not matter to a schema, so that only one of two writings stands there.
        var seen: [String: Entry] = [:]
        for (value, count) in all.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let label = lookup?.labels[value]
            var meaning = label.map(words.meaning) ?? .nothing
            if !meaning.isUnderstood { meaning = words.meaning(of: value) }
            if let other = seen[value.folded()], other.meaning.status != meaning.status {
                seen[value.folded()] = Entry(
                    value: other.value, label: other.label, meaning: .nothing, count: other.count + count)
            } else if seen[value.folded()] == nil {
                seen[value.folded()] = Entry(value: value, label: label, meaning: meaning, count: count)
            }
        }
        entries = Array(seen.values.sorted { StatusMap.precedes($0, $1) }.prefix(Self.mostEntries))
    }

    /// Whether a value may stand in a file that people pass on: a remark that names a customer is no status.
    private static func isFit(_ value: String, count: Int) -> Bool {
        guard value.count <= 60, !ValueShape.isEmail(value), !ValueShape.isPhone(value) else { return false }
        return count >= 3 || !PeopleEvidence.holdsGivenName(value)
    }

    private static func precedes(_ one: Entry, _ other: Entry) -> Bool {
        if let number = Int(one.value), let next = Int(other.value) { return number < next }
        let places = OrderStatus.allCases
        let place = places.firstIndex(of: one.meaning.status) ?? 0
        let next = places.firstIndex(of: other.meaning.status) ?? 0
        return (place, one.value) < (next, other.value)
    }

    var statuses: [String: OrderStatus] {
        Dictionary(entries.map { ($0.value, $0.meaning.status) }, uniquingKeysWith: { first, _ in first })
    }

    /// What nobody could make anything of.
    var notUnderstood: [Entry] { entries.filter { !$0.meaning.isUnderstood } }

    /// What shops differ in.
    var guesses: [Entry] { entries.filter(\.meaning.isGuess) }

    /// The share of the sampled values that were understood.
    var understoodShare: Double {
        let total = entries.reduce(0) { $0 + $1.count }
        guard total > 0 else { return 0 }
        return Double(entries.reduce(0) { $0 + ($1.meaning.isUnderstood ? $1.count : 0) }) / Double(total)
    }

    /// How many different states of an order the values tell.
    var kinds: Int { Set(entries.filter { $0.meaning.isUnderstood }.map(\.meaning.status)).count }
}
