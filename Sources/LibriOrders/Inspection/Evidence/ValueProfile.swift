/// What the sampled values of a column look like. Each look is taken once, and only when it is asked for.
final class ValueProfile {
    /// The values row by row; nothing where a row has none.
    let texts: [String?]
    /// How often each value occurs.
    let counts: [String: Int]
    let kind: ColumnKind

    /// No more rows are looked at.
    static let mostRows = 200

    init(_ values: some Sequence<StoredValue>, kind: ColumnKind) {
        self.kind = kind
        texts = values.prefix(Self.mostRows).map(\.sampledText)
        counts = texts.reduce(into: [:]) { counts, text in if let text { counts[text, default: 0] += 1 } }
    }

    var rows: Int { texts.count }

    lazy var filled: [String] = texts.compactMap(\.self)

    /// The share of rows that have a value.
    lazy var fill: Double = rows == 0 ? 0 : Double(filled.count) / Double(rows)

    /// The share of the values that occur once only, or first.
    lazy var distinctness: Double = filled.isEmpty ? 0 : Double(counts.count) / Double(filled.count)

    lazy var dates: DateEvidence? = DateEvidence(self)

    lazy var people = PeopleEvidence(self)

    /// The values as numbers, as a price without a told decimal mark is read.
    lazy var amounts: [Double?] = texts.map { $0.flatMap(NumberReading().number(from:)) }

    /// The share of the values that are numbers.
    lazy var numericShare: Double = share { NumberReading(decimal: .comma).number(from: $0) != nil }

    /// The share of the values that are whole numbers.
    lazy var integerShare: Double = share { Double($0).map { $0 == $0.rounded() } ?? false }

    /// The whole numbers.
    lazy var integers: [Int] = filled.compactMap { Double($0).flatMap(Int.init(exactly:)) }

    /// The share of the values for which something holds; of none where there are none.
    func share(_ holds: (String) -> Bool) -> Double {
        guard !filled.isEmpty else { return 0 }
        let count = counts.reduce(0) { $0 + (holds($1.key) ? $1.value : 0) }
        return Double(count) / Double(filled.count)
    }

    /// A share as people read it: `198 of 200 values`.
    func words(_ share: Double) -> String {
        "\(Int((share * Double(filled.count)).rounded())) of \(filled.count) values"
    }
}
