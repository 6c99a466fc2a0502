/// Tells what the words of a name speak of, also where they are run together: `DATLIV` is a date and a delivery.
struct NameReader: Sendable {
    private let trie: WordTrie

    static let standard = NameReader(trie: WordTrie(Vocabulary.words))

    /// What a name speaks of.
    func concepts(of words: some Sequence<String>) -> ConceptSet {
        var all: ConceptSet = []
        for word in words { all.formUnion(concepts(of: word)) }
        return Self.joining(all)
    }

    private func concepts(of word: String) -> ConceptSet {
        if Vocabulary.silent.contains(word) { return [] }
        let letters = Array(word.utf8)
        let whole = trie.meaning(of: letters)
        if !whole.isEmpty { return whole }
        let one = letters.count > 4 && letters.last == UInt8(ascii: "s") ? trie.meaning(of: letters.dropLast()) : []
        guard one.isEmpty else { return one }
        let pieces = pieces(of: letters)
        return pieces.isEmpty && Self.beginsAsDay(word) ? [.date] : pieces
    }

    /// Whether a word without any other sense begins as the names of days do: `DTPSE`, `DATRCL`.
    private static func beginsAsDay(_ word: String) -> Bool {
        guard (4...8).contains(word.utf8.count) else { return false }
        return word.hasPrefix("dt") || word.hasPrefix("dat") && !word.hasPrefix("data")
    }

    /// The meanings of the words in a run of letters; nothing where too much of it is no word.
    private func pieces(of letters: [UInt8]) -> ConceptSet {
        guard (4...48).contains(letters.count) else { return [] }
        // The cheapest way to each place: long words cost little, short ones more, letters that are no word most.
        var best = [Way()]
        for place in 1...letters.count { best.append(best[place - 1].skippingLetter()) }
        for start in 0..<letters.count {
            if start > 0 {
                let skipped = best[start - 1].skippingLetter()
                if skipped.cost < best[start].cost { best[start] = skipped }
            }
            for (end, meaning) in trie.words(in: letters, from: start) {
                guard end - start > 2 || Self.isShortPiece(letters[start..<end]) else { continue }
                let way = best[start].taking(meaning, length: end - start)
                if way.cost < best[end].cost { best[end] = way }
            }
        }
        let last = best[letters.count - 1].skippingLetter()
        let way = last.cost < best[letters.count].cost ? last : best[letters.count]
        return way.skipped <= max(1, letters.count / 5) ? way.meaning : []
    }

    private static func isShortPiece(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.count == 2 && Vocabulary.shortPieces.contains(String(decoding: letters, as: UTF8.self))
    }

    private struct Way {
        var cost = 0
        var skipped = 0
        var meaning: ConceptSet = []

        func skippingLetter() -> Way { Way(cost: cost + 5, skipped: skipped + 1, meaning: meaning) }

        func taking(_ more: ConceptSet, length: Int) -> Way {
            let price =
                switch length {
                case 2: 8
                case 3: 5
                default: 4
                }
            return Way(cost: cost + price, skipped: skipped, meaning: meaning.union(more))
        }
    }

    /// Words that mean something together: `first_name`, `tax_incl`, `net_a_payer`, `nom_prenom`.
    private static func joining(_ parts: ConceptSet) -> ConceptSet {
        var all = parts
        func replace(_ old: ConceptSet, with new: Concept) {
            all = all.subtracting(old)
            all.insert(new)
        }
        if all.contains(all: [.first, .name]) { replace([.first, .name], with: .firstName) }
        if all.contains(all: [.last, .name]) { replace([.last, .name], with: .lastName) }
        if all.contains(all: [.full, .name]) || all.contains(all: [.firstName, .name]) {
            replace([.full, .name, .firstName], with: .fullName)
        }
        if all.contains(all: [.including, .tax]) { replace([.including, .tax], with: .withTax) }
        if all.contains(all: [.excluding, .tax]) || all.contains(all: [.withoutTax, .tax]) {
            replace([.excluding, .tax], with: .withoutTax)
        }
        if all.contains(.toPay) {
            replace([.toPay, .net, .billing], with: .withTax)
            all.insert(.amount)
        } else if all.contains(.net) {
            all.insert(.withoutTax)
        }
        if all.contains(.by) {
            // `ship_by` is a day, `created_by` a person.
            let isDay =
                all.contains(anyOf: [.ship, .deliver]) && !all.contains(anyOf: [.created, .updated, .validated])
            replace([.by], with: isDay ? .promised : .employee)
        }
        if all.contains(.last), all.contains(.date) { all.insert(.updated) }
        return all
    }
}
