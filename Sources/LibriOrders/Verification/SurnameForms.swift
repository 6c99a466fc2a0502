import LibriCore

/// The ways in which one customer's name may be written, as letters alone.
struct SurnameForms {
    /// Ways that leave nothing out: the surname, the halves of a double one.
    private(set) var exact: [[UInt8]] = []
    /// The whole surname, which alone is compared with a stated name that particles were left out of: "de la Tour" is
    /// neither "du Tour" nor "Martin-Tour".
    private(set) var whole: [[UInt8]] = []
    /// Ways that leave particles out.
    private(set) var reduced: [[UInt8]] = []
    /// Ways to write the first names beside the surname.
    private(set) var first: [[UInt8]] = []
    /// Initials of the first names, which stand beside a surname but never joined to it: "Mrami" is not "M. Rami".
    private(set) var initials: [[UInt8]] = []
    /// The row has no first name, or its initial alone; any given name may stand beside the surname.
    private(set) var takesAnyFirstName = false
    /// All of the name is asked for, in either order.
    let isWhole: Bool
    let isOrganisation: Bool

    init(_ name: CustomerName, given: GivenNames) {
        isWhole = name.isOrderUncertain
        isOrganisation = name.isOrganisation
        // More words than a name has are proof of nothing.
        guard let words = NameWord.words(of: name.last), !words.isEmpty else { return }
        if name.isOrganisation {
            addOrganisation(words)
        } else {
            addFirst(name.first.flatMap(NameWord.words) ?? [])
            let isEmpty = words.allSatisfy { NameVocabulary.isTitleOrForm($0.folded) }
            // "M. et Mme": no name was kept.
            if name.first != nil || !isEmpty { addPerson(words, given: given) }
        }
    }

    private func isProof(_ letters: [UInt8]) -> Bool {
        String(decoding: letters, as: UTF8.self).unicodeScalars.prefix(2).count > 1
    }

    /// Whether a half, or a name without its particle, may stand for the whole.
    private func isProof(_ words: some Collection<NameWord>) -> Bool {
        isProof(words.letters) && words.contains { !NameVocabulary.isEmpty($0.folded) && !$0.isSingle }
            && !first.contains(words.letters)
    }

    private mutating func addFirst(_ words: [NameWord]) {
        let names = words.filter { !NameVocabulary.connectors.contains($0.folded) }.prefix(Self.mostFirstNames)
        takesAnyFirstName = !isWhole && names.allSatisfy(\.isSingle)
        guard let head = names.first else { return }
        let letter = names.map { $0.folded.utf8.prefix(1) }
        first = [names.letters]
        guard !isWhole else { return }
        initials = [Array(head.folded.utf8.prefix(1))]
        for (index, word) in names.enumerated() {
            if !word.isSingle { first.append([word].letters) }
            if index > 0 {
                initials.append(Array(letter[...index].joined()))
                first.append([head].letters + letter[1...index].joined())
            }
        }
    }

    private mutating func addPerson(_ words: [NameWord], given: GivenNames) {
        if isProof(words.letters) { exact.append(words.letters) }
        // "Jean et Marie" is written with "et" or without.
        let joined = words.filter { !NameVocabulary.connectors.contains($0.folded) }
        if joined.count < words.count, isProof(joined.letters) { exact.append(joined.letters) }
        whole = exact
        guard !isWhole else { return }
        let parts = parts(of: words, given: given)
        guard parts.count <= Self.mostParts else { return addReduced(words[...]) }
        for start in parts.indices {
            for end in start..<parts.count {
                let run = words[parts[start].lowerBound..<parts[end].upperBound]
                if run.count < words.count, isProof(run) { exact.append(run.letters) }
                addReduced(run)
            }
        }
        // Either half proves as much, and the law leaves the order of the halves to the bearer.
        if parts.count == 2 { exact.append(words[parts[1]].letters + words[parts[0]].letters) }
    }

    /// Adds a name without the particles that it begins with, one after the other, and without any.
    private mutating func addReduced(_ words: ArraySlice<NameWord>) {
        var rest = words
        var isBehindParticle = false
        while let word = rest.first, rest.count > 1, word.isDroppable(behindParticle: isBehindParticle) {
            isBehindParticle = true
            rest = rest.dropFirst()
            if isProof(rest) { reduced.append(rest.letters) }
        }
        let bare = words.withoutParticles(articles: true)
        if bare.count < rest.count, isProof(bare) { reduced.append(bare.letters) }
    }

    /// The parts of a surname: a word with the particles before it.
    private func parts(of words: [NameWord], given: GivenNames) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for index in words.indices {
            let word = words[index].folded
            let isLast = index + 1 == words.count
            // "Bloc" is no half of "Bloc'h".
            if isLast, words[index].isSingle, let last = parts.popLast() {
                parts.append(last.lowerBound..<words.count)
                continue
            }
            if NameVocabulary.isParticle(word) || words[index].isSingle, !isLast { continue }
            if NameVocabulary.compoundHeads.contains(word), !isLast, given.contains(words[index + 1].folded) {
                continue
            }
            parts.append(start..<index + 1)
            start = index + 1
        }
        return parts
    }

    private mutating func addOrganisation(_ words: [NameWord]) {
        let named = words.filter { !NameVocabulary.connectors.contains($0.folded) }
        if named.count > 1 || named.contains(where: \.saysWhose), isProof(named.letters) { exact.append(named.letters) }
        let core = words[...].withoutLegalForms()
        whole = exact
        guard core.count < words.count, core.contains(where: \.saysWhose), isProof(core.letters) else { return }
        exact.append(core.letters)
        whole = exact
        let bare = core.drop {
            NameVocabulary.droppable.contains($0.folded) || NameVocabulary.articles.contains($0.folded)
        }
        if bare.contains(where: \.saysWhose), isProof(bare.letters) { reduced.append(bare.letters) }
    }

    private static let mostParts = 4
    private static let mostFirstNames = 4
}

extension NameWord {
    /// "D. Rami" has an initial, no particle.
    func isDroppable(behindParticle: Bool) -> Bool {
        guard !(isSingle && (joint == .dot || joint == .point)) else { return false }
        return NameVocabulary.droppable.contains(folded) || (behindParticle && NameVocabulary.articles.contains(folded))
    }

    fileprivate var saysWhose: Bool {
        !NameVocabulary.isEmpty(folded) && !NameVocabulary.generic.contains(folded) && !isSingle
    }
}

extension ArraySlice<NameWord> {
    /// The words without particles, and without the articles that follow those.
    func withoutParticles(articles: Bool) -> [NameWord] {
        var result: [NameWord] = []
        var isBehindParticle = false
        for (offset, word) in enumerated() {
            let isLast = offset + 1 == count
            isBehindParticle = !isLast && word.isDroppable(behindParticle: articles && isBehindParticle)
            if !isBehindParticle { result.append(word) }
        }
        return result
    }

    /// The words without legal forms and partners at either end, and without "et".
    func withoutLegalForms() -> ArraySlice<NameWord> {
        func isForm(_ word: NameWord) -> Bool {
            NameVocabulary.legalForms.contains(word.folded) || NameVocabulary.connectors.contains(word.folded)
        }
        var rest = drop(while: isForm)
        while let last = rest.last, isForm(last) || NameVocabulary.partners.contains(last.folded) { rest.removeLast() }
        return rest.filter { !NameVocabulary.connectors.contains($0.folded) }[...]
    }
}
