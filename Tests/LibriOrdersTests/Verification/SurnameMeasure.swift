import Foundation
import LibriOrders

/// Measures a matcher on a list of surnames: written variants that it refuses, near names that it accepts.
struct SurnameMeasure: Sendable {
    let names: [String]
    private let matcher = FoldingSurnameMatcher()

    init(names: [String]) { self.names = names.filter { $0.filter(\.isLetter).count > 1 } }

    struct Refusals: CustomStringConvertible {
        var asked: [String: Int] = [:]
        var refused: [String: [String]] = [:]

        var rate: Double {
            Double(refused.values.map(\.count).reduce(0, +)) / Double(max(1, asked.values.reduce(0, +)))
        }

        var description: String {
            let total = asked.values.reduce(0, +)
            let rows = asked.keys.sorted().map { kind in
                let refused = refused[kind] ?? []
                return
                    "  \(kind): \(refused.count) of \(asked[kind] ?? 0)  \(refused.prefix(6).joined(separator: ", "))"
            }
            return "variants refused: \(refused.values.map(\.count).reduce(0, +)) of \(total)\n"
                + rows.joined(separator: "\n")
        }
    }

    /// Asks for every name in every way in which it may be written; the row is `Mina NAME`.
    func refusals() -> Refusals {
        var result = Refusals()
        for name in names {
            let customer = CustomerName(column: "Mina \(name.uppercased())")
            for (kind, variant) in Self.variants(of: name) {
                result.asked[kind, default: 0] += 1
                if !matcher.matches(StatedName(surname: variant), customer) {
                    result.refused[kind, default: []].append("\(variant) for \(name)")
                }
            }
        }
        return result
    }

    struct Acceptances: CustomStringConvertible {
        var pairs: [Int: Int] = [:]
        var asked = 0
        var halves: [String] = []
        var particles: [String] = []
        var others: [String] = []

        var description: String {
            """
            near pairs by distance: \(pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }), asked: \(asked)
              halves of a double name: \(halves.count)  \(halves.prefix(12))
              particles left out: \(particles.count)  \(particles.prefix(12))
              others: \(others.count)  \(others.prefix(40))
            """
        }
    }

    /// Asks for every name by each of the names nearest to it, in both directions.
    func acceptances(distance: Int, mostPairs: Int) -> Acceptances {
        var result = Acceptances()
        var seen: Set<String> = []
        let distinct = names.filter { seen.insert(Self.letters($0)).inserted }
        let customers = distinct.map { CustomerName(column: "Mina \($0.uppercased())") }
        let stated = distinct.map { StatedName(surname: $0) }
        let letters = distinct.map { Array(Self.letters($0).utf8) }
        var left = mostPairs
        for distance in 1...distance where left > 0 {
            let pairs = Self.pairs(letters, distance: distance, most: left)
            result.pairs[distance] = pairs.count
            left -= pairs.count
            for (one, other) in pairs {
                for (row, name) in [(one, other), (other, one)] {
                    result.asked += 1
                    guard matcher.matches(stated[name], customers[row]) else { continue }
                    let entry = "\(distinct[name]) for \(distinct[row])"
                    let words = Self.words(distinct[row])
                    let named = Self.words(distinct[name])
                    let particles = Self.particles.union(Self.articles)
                    let isSame = [particles, Self.particles].contains { particles in
                        words.filter { !particles.contains($0) }.joined()
                            == named.filter { !particles.contains($0) }.joined()
                    }
                    if isSame {
                        result.particles.append(entry)
                    } else if named.allSatisfy({ words.contains($0) || particles.contains($0) }) {
                        result.halves.append(entry)
                    } else {
                        result.others.append(entry)
                    }
                }
            }
        }
        return result
    }

    /// Rows that are all in capitals, with the first name first or last: how many the surname alone opens, and the first
    /// name alone.
    func capitals(firstNames: [String]) -> String {
        func share(_ rows: [(first: String, last: String, column: String)]) -> String {
            func opened(_ stated: (String, String) -> String) -> String {
                let count = rows.count { row in
                    matcher.matches(
                        StatedName(surname: stated(row.first, row.last)), CustomerName(column: row.column.uppercased()))
                }
                let examples = rows.filter {
                    $0.last != stated($0.first, $0.last) && $0.first == stated($0.first, $0.last)
                }
                .filter {
                    matcher.matches(
                        StatedName(surname: $0.first), CustomerName(column: $0.column.uppercased()))
                }
                .prefix(8).map(\.column)
                return (examples.isEmpty ? "" : "\(examples) ")
                    + String(format: "%.2f %%", 100 * Double(count) / Double(max(1, rows.count)))
            }
            return
                "surname \(opened { _, last in last }), first name \(opened { first, _ in first }), both \(opened { "\($0) \($1)" })"
        }
        let people = names.enumerated().map { ($0.element, firstNames[$0.offset * 7919 % firstNames.count]) }
            .filter { Self.letters($0.0) != Self.letters($0.1) }
        return """
            rows in capitals alone (\(people.count) each), opened by
              MINA RAMI: \(share(people.map { ($0.1, $0.0, "\($0.1) \($0.0)") }))
              RAMI MINA: \(share(people.map { ($0.1, $0.0, "\($0.0) \($0.1)") }))
            """
    }

    /// What a comparison takes where the stated name is the row's, and where it is another of the same length.
    func times() -> String {
        let rows = names.prefix(20_000)
        let customers = rows.map { CustomerName(column: "Mina \($0.uppercased())") }
        let same = rows.map { StatedName(surname: $0) }
        let other = rows.map { StatedName(surname: String($0.map { $0.isLetter ? ($0 == "A" ? "O" : "A") : $0 })) }
        var all: [[Double]] = [[], []]
        for _ in 0..<5 {
            for (index, stated) in [same, other].enumerated() {
                let time = ContinuousClock().measure {
                    for row in rows.indices { _ = matcher.matches(stated[row], customers[row]) }
                }
                all[index].append(time / .microseconds(rows.count))
            }
        }
        let medians = all.map { $0.sorted()[2] }
        return String(format: "microseconds each: same name %.2f, other name %.2f", medians[0], medians[1])
    }

    // MARK: Variants

    private static let particles: Set<String> = [
        "d", "da", "das", "de", "del", "della", "des", "di", "do", "dos", "du", "el", "van", "von",
    ]
    private static let articles: Set<String> = ["l", "la", "le", "les", "den", "der", "los", "las"]

    private static func words(_ name: String) -> [String] {
        name.lowercased().folding(options: .diacriticInsensitive, locale: nil)
            .split { !$0.isLetter }.map(String.init)
    }

    static func letters(_ name: String) -> String {
        name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
            .replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "æ", with: "ae")
            .replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ø", with: "o")
            .replacingOccurrences(of: "ł", with: "l").replacingOccurrences(of: "đ", with: "d")
            .replacingOccurrences(of: "ı", with: "i").filter(\.isLetter)
    }

    static func variants(of name: String) -> [(kind: String, name: String)] {
        func replacing(_ pairs: [(String, String)], in text: String) -> String {
            pairs.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        }
        let lower = name.lowercased()
        let capital = lower.capitalized
        let accented = replacing([("e", "é"), ("c", "ç"), ("i", "ï"), ("u", "ü"), ("n", "ñ")], in: lower)
        let separators = CharacterSet.letters.inverted
        let separated = { (mark: String) in name.components(separatedBy: separators).joined(separator: mark) }
        var variants = [
            ("upper case", name.uppercased()), ("lower case", lower), ("capitalised", capital),
            ("without accents", name.folding(options: .diacriticInsensitive, locale: nil)),
            ("other accents", accented), ("accents decomposed", accented.decomposedStringWithCanonicalMapping),
            ("first name before", "Mina \(capital)"), ("first name after", "\(capital) mina"),
            ("initial before", "M \(capital)"), ("title", "Mme \(capital)"), ("title M.", "M. \(name)"),
            ("title Me", "me \(lower)"), ("title and first name", "Madame Mina \(name)"),
            ("couple", "M. et Mme \(capital)"), ("family", "Famille \(name)"),
            ("born", "\(capital) née Zwonklar"), ("married", "Zwonklar épouse \(name)"),
            ("marks and spaces around", "  « \(name) »., "), ("full stop", "\(capital)."),
            ("full width", name.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? name),
            ("invisible characters", name.map { "\($0)\u{200B}" }.joined()),
            ("letter by letter", name.filter(\.isLetter).map(String.init).joined(separator: " ")),
            ("dotted and dotless i", replacing([("I", "İ"), ("i", "ı")], in: name)),
        ]
        if name.contains(where: { !$0.isLetter }) {
            variants += [
                ("spaces between", separated(" ")), ("hyphens between", separated("-")),
                ("nothing between", separated("")), ("no-break spaces between", separated("\u{202F}")),
            ]
        }
        if name.contains("'") {
            variants += [
                ("typographic apostrophe", replacing([("'", "’")], in: name)),
                ("modifier apostrophe", replacing([("'", "ʼ")], in: capital)),
                ("apostrophe left out", replacing([("'", "")], in: lower)),
                ("apostrophe as space", replacing([("'", " ")], in: capital)),
            ]
        }
        let ligatures = replacing([("oe", "œ"), ("ae", "æ"), ("ss", "ß"), ("fi", "ﬁ"), ("ff", "ﬀ")], in: lower)
        if ligatures != lower { variants.append(("ligatures", ligatures)) }
        return variants + particleVariants(of: name)
    }

    private static func particleVariants(of name: String) -> [(kind: String, name: String)] {
        let words = name.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
        guard words.count > 1, let first = words.first else { return [] }
        let isArticle = articles.contains(first)
        guard isArticle || particles.contains(first) else { return [] }
        var variants = [
            ("particle glued", first + words.dropFirst().joined(separator: " ")),
            ("particle with capital", words.map(\.capitalized).joined(separator: " ")),
            ("particle in small letters", first + " " + words.dropFirst().map(\.capitalized).joined(separator: " ")),
        ]
        let bare = words.dropFirst().drop { articles.contains($0) }
        // The article alone belongs to the name.
        if !isArticle, bare.joined().count > 1, bare.contains(where: { !particles.contains($0) }) {
            variants.append(("particle left out", bare.joined(separator: " ")))
        }
        return variants
    }

    // MARK: Near pairs

    /// Pairs of names at a distance of one or two letters: two that share what remains without as many letters.
    private static func pairs(_ names: [[UInt8]], distance: Int, most: Int) -> [(Int, Int)] {
        var keys: [(hash: UInt64, name: Int)] = []
        for (index, name) in names.enumerated() {
            var hashes: Set<UInt64> = [hash(name)]
            for first in name.indices {
                hashes.insert(hash(name, without: first))
                if distance > 1 { for second in 0..<first { hashes.insert(hash(name, without: first, second)) } }
            }
            keys += hashes.map { ($0, index) }
        }
        keys.sort { ($0.hash, $0.name) < ($1.hash, $1.name) }
        var seen: Set<UInt64> = []
        var pairs: [(Int, Int)] = []
        var start = 0
        while start < keys.count {
            var end = start
            while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
            for one in start..<end {
                for other in (one + 1)..<max(end, one + 1) {
                    let (left, right) = (keys[one].name, keys[other].name)
                    guard seen.insert(UInt64(left) << 32 | UInt64(right)).inserted,
                        editDistance(names[left], names[right]) == distance
                    else { continue }
                    pairs.append((left, right))
                    if pairs.count == most { return pairs }
                }
            }
            start = end
        }
        return pairs
    }

    private static func hash(_ name: [UInt8], without first: Int = -1, _ second: Int = -1) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for (index, byte) in name.enumerated() where index != first && index != second {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return hash
    }

    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let value = min(diagonal + (a == b ? 0 : 1), row[j] + 1, row[j + 1] + 1)
                diagonal = row[j + 1]
                row[j + 1] = value
            }
        }
        return row[right.count]
    }
}
