import LibriCore

/// Takes apart a column that holds a whole name; see ``CustomerName/init(column:order:)``.
struct NameParser {
    let text: String
    var order = NameOrder.unknown
    var given = GivenNames.bundled

    /// Words that hyphens and apostrophes join: `Lefèvre-Dubois`, `D'AUBIGNÉ`.
    private struct Group {
        var words: ArraySlice<NameWord>

        var isParticle: Bool { words.allSatisfy { NameVocabulary.isParticle($0.folded) } }
        var isSingle: Bool { words.allSatisfy(\.isSingle) }
        /// A capital letter that is no initial.
        var isApart: Bool {
            isSingle && words.last.map { !$0.startsSmall && $0.joint != .dot && $0.joint != .point } == true
        }
        var endsWithComma: Bool { words.last?.joint == .comma }
        /// A particle in small letters, or one that is no given name: "Anne de LA TOUR", but not "Ben AFFLECK".
        var leadsSurname: Bool {
            isParticle
                && (words.first?.startsSmall == true
                    || !words.contains { NameVocabulary.givenParticles.contains($0.folded) })
        }
        var isCapitals: Bool {
            let proper = words.filter { !NameVocabulary.isParticle($0.folded) }
            guard !proper.isEmpty else { return words.contains(where: \.isCapitals) }
            return proper.allSatisfy { $0.isCapitals || $0.isSingle } && proper.contains(where: \.isCapitals)
                && !isInitials
        }
        /// "JP", "MC": two letters without a vowel, but for the surname Ng.
        var isInitials: Bool {
            guard words.count == 1, let letters = words.first?.folded, letters.utf8.count == 2, letters != "ng" else {
                return false
            }
            return !letters.contains { "aeiouy".contains($0) }
        }
    }

    /// What stands between two words that join names.
    private struct Segment {
        var groups: [Group]
        var hasTitle: Bool
        var isMaiden: Bool
    }

    /// The name; all of it as an organisation's where it has more words than any person's.
    func name() -> CustomerName {
        guard let all = NameWord.words(of: text) else {
            return CustomerName(first: nil, last: text, isOrganisation: true)
        }
        let named = dropTitles(all[...])
        if isOrganisation(named) {
            return CustomerName(first: nil, last: text.written(named), isOrganisation: true)
        }
        let segments = segments(of: all)
        let isMarked = isMarked(segments.flatMap(\.groups))
        var names: [CustomerName] = []
        var loose: [String] = []
        for (index, segment) in segments.enumerated() {
            // "Jean et Marie DUPONT", "DUPONT Jean et Marie": a first name whose surname stands in the other part.
            if segments.count > 1, !segment.isMaiden, isFirstName(segment, at: index, of: segments, isMarked: isMarked)
            {
                loose.append(written(segment.groups[...]))
            } else {
                names.append(person(segment.groups, isMarked: isMarked))
            }
        }
        guard var name = names.first else {
            // "Jean et Marie": first names alone are no proof, so that all of it is asked for.
            return CustomerName(first: nil, last: text.written(all), isOrderUncertain: segments.count > 1)
        }
        if !loose.isEmpty { name.first = (loose + [name.first].compactMap(\.self)).joined(separator: " ") }
        let first = name.first ?? names.dropFirst().first?.first
        if segments.dropFirst().first?.isMaiden == true { name.first = first }
        name.alternatives = names.dropFirst().prefix(Self.mostAlternatives).map { other in
            var other = other
            if segments.contains(where: \.isMaiden) { other.first = other.first ?? first }
            return other
        }
        return name
    }

    /// The name where the text is a surname alone and the first name stands elsewhere.
    func surname(withFirst first: String) -> CustomerName {
        guard let all = NameWord.words(of: text) else {
            return CustomerName(first: nil, last: text, isOrganisation: true)
        }
        let named = dropTitles(all[...])
        // "MAISON" alone is a surname.
        if named.count > 1, isOrganisation(named) {
            return CustomerName(first: nil, last: text.written(named), isOrganisation: true)
        }
        var names = segments(of: all).map { CustomerName(first: first, last: written($0.groups[...])) }
        guard !names.isEmpty else { return CustomerName(first: nil, last: "") }
        var name = names.removeFirst()
        name.alternatives = Array(names.prefix(Self.mostAlternatives))
        return name
    }

    private static let mostAlternatives = 3

    private func dropTitles(_ words: ArraySlice<NameWord>) -> ArraySlice<NameWord> {
        let hasSmall = words.contains { !$0.isSingle && !$0.isCapitals && !NameVocabulary.isParticle($0.folded) }
        let rest = words.drop { word in
            if NameVocabulary.connectors.contains(word.folded) { return true }
            // "MAITRE Jean" is called Maître; "M'Bappé" is no gentleman.
            return word.isTitle && !(word.folded.utf8.count > 3 && word.isCapitals && hasSmall)
        }
        return rest.isEmpty ? words : rest
    }

    /// A legal form before the name or behind it, or the word for a kind of organisation before it.
    private func isOrganisation(_ words: ArraySlice<NameWord>) -> Bool {
        guard let head = words.first?.folded, let tail = words.last?.folded else { return false }
        let rest = words.dropFirst()
        if NameVocabulary.organisations.contains(head) {
            // "MAISON Julie" is a person's.
            let isMarked = words.first?.isCapitals == true && !rest.contains(where: \.isCapitals)
            return rest.isEmpty || !(isMarked && rest.allSatisfy { given.contains($0.folded) })
        }
        let isForm = NameVocabulary.legalForms.contains(head)
        let isFormBehind =
            words.count > 1 && (NameVocabulary.legalForms.contains(tail) || NameVocabulary.partners.contains(tail))
        guard isForm || isFormBehind else { return false }
        // "Marie SA", "Earl JONES": no firm where the rest may be somebody's first name or the form is one.
        let form = isForm ? head : tail
        guard NameVocabulary.ambiguousForms.contains(form) || NameVocabulary.partners.contains(form) else {
            return true
        }
        if isForm, form == "earl" { return words.first?.isCapitals == true }
        let others = isForm ? rest : words.dropLast()
        // "Mina COMPAGNIE" is a person's, "Martin Frères" and "Dupont & Cie" are not.
        if !isForm, NameVocabulary.partners.contains(tail) {
            let isMarked = words.last?.isCapitals == true && !others.contains(where: \.isCapitals)
            return
                !((isMarked || NameVocabulary.ambiguousPartners.contains(tail))
                && others.allSatisfy { given.contains($0.folded) })
        }
        if others.contains(where: { NameVocabulary.connectors.contains($0.folded) }) { return true }
        return !others.contains { given.contains($0.folded) }
    }

    private func segments(of words: [NameWord]) -> [Segment] {
        var segments: [Segment] = []
        var from = words.startIndex
        var isMaiden = false
        func close(at end: Int) {
            guard from < end else { return }
            let named = dropTitles(words[from..<end])
            // What is left of "M. et Mme X" before "et" is a title alone.
            if named.allSatisfy(\.isTitle), segments.isEmpty, end < words.count { return }
            if named.allSatisfy({ NameVocabulary.titles.contains($0.folded) }), !segments.isEmpty { return }
            segments.append(
                Segment(groups: groups(of: named), hasTitle: named.startIndex > from, isMaiden: isMaiden))
        }
        for index in words.indices {
            let isMaidenMark =
                NameVocabulary.maiden.contains(words[index].folded) && index > from && index + 1 < words.count
                && !words[index].isJoined && !words[index - 1].isJoined
            guard isMaidenMark || NameVocabulary.connectors.contains(words[index].folded) else { continue }
            close(at: index)
            from = index + 1
            isMaiden = isMaidenMark
        }
        close(at: words.endIndex)
        return segments
    }

    private func groups(of words: ArraySlice<NameWord>) -> [Group] {
        var groups: [Group] = []
        var start = words.startIndex
        for index in words.indices where !words[index].isJoined || index + 1 == words.endIndex {
            groups.append(Group(words: words[start...index]))
            start = index + 1
        }
        return groups
    }

    /// Whether capitals tell the surname from the first name.
    private func isMarked(_ groups: [Group]) -> Bool {
        let capitals = groups.count(where: \.isCapitals)
        // Particles and initials tell nothing: "JEAN de LA TOUR", "MALVINA D AGUANNO".
        return capitals > 0
            && groups.contains { !$0.isCapitals && ($0.isParticle ? !$0.leadsSurname : !$0.isSingle) }
    }

    private func isFirstName(_ segment: Segment, at index: Int, of segments: [Segment], isMarked: Bool) -> Bool {
        // "M. Leroy et Mme Martin": behind a title alone stands a surname.
        if segments.allSatisfy({ $0.hasTitle && $0.groups.count == 1 }) { return false }
        let isGiven = segment.groups.allSatisfy(isGiven)
        if isMarked { return !segment.groups.contains(where: \.isCapitals) && (isGiven || !segment.hasTitle) }
        let hasLonger = segments.contains { $0.groups.count > segment.groups.count }
        return isGiven || (segment.groups.count == 1 && !segment.hasTitle && hasLonger && index == 0)
    }

    private func isGiven(_ group: Group) -> Bool {
        group.isSingle || group.isInitials || group.words.allSatisfy { given.contains($0.folded) }
    }

    private func written(_ groups: ArraySlice<Group>) -> String {
        text.written(groups.flatMap(\.words))
    }

    private func person(_ groups: [Group], isMarked: Bool) -> CustomerName {
        let capitals = groups.indices.filter { groups[$0].isCapitals }
        if isMarked, let start = capitals.first, var end = capitals.last, capitals.count < groups.count {
            // A particle before the capitals belongs to the surname: "Anne de LA TOUR".
            let from = groups[..<start].lastIndex { !$0.leadsSurname }.map { $0 + 1 } ?? 0
            // "Anne BLOC H" is called Bloc'h, "BLOC H." is not.
            while from > 0, end + 1 < groups.count, groups[end + 1].isApart { end += 1 }
            // "DUPONT Jean MARTIN": what stands between two surnames may be a first name.
            let isBroken = groups[start...end].contains { !$0.isCapitals && !$0.isParticle && !$0.isSingle }
            let first = [written(groups[..<from]), written(groups[(end + 1)...])].filter { !$0.isEmpty }
            return CustomerName(
                first: first.isEmpty ? nil : first.joined(separator: " "), last: written(groups[from...end]),
                isOrderUncertain: isBroken)
        }
        return unmarked(groups)
    }

    private func unmarked(_ groups: [Group]) -> CustomerName {
        guard let tail = groups.last, groups.count > 1 else { return split([], groups[...]) }
        if let comma = groups.firstIndex(where: \.endsWithComma), comma + 1 < groups.count {
            let last = groups[...comma]
            let first = groups[(comma + 1)...]
            return split(first, last, last.allSatisfy(isGiven) && !first.allSatisfy(isGiven))
        }
        if order == .surnameFirst { return surnameFirst(groups) }
        let start = groups.firstIndex { !$0.isParticle } ?? 0
        if start > 0 {
            // "de La Tour Jean": a surname that begins with its particle stands first.
            guard start + 1 < groups.count else { return split([], groups[...]) }
            // "El Hadji Diop": a first name may begin with a particle as well.
            guard isGiven(tail) else {
                return isGiven(groups[start])
                    ? split(groups[...start], groups[(start + 1)...], true) : split([], groups[...])
            }
            return split(groups[(start + 1)...], groups[...start])
        }
        var from = 1
        // "Jean Pierre Martin", "Maria de Fátima Martin": given names before the last word are first names.
        while let next = groups[from...].firstIndex(where: { !$0.isParticle }), next + 1 < groups.count,
            isGiven(groups[next])
        {
            from = next + 1
        }
        let isSurnameFirst =
            order == .unknown && !isGiven(groups[0]) && isGiven(tail) && !groups[from].isParticle
        return split(groups[..<from], groups[from...], isSurnameFirst)
    }

    /// "LE GOFF MARIE ANNE": the given names at the end are first names, and the last word in any case.
    private func surnameFirst(_ groups: [Group]) -> CustomerName {
        let start = groups.firstIndex { !$0.isParticle } ?? groups.startIndex
        // A particle alone before the last word: "DE LA TOUR".
        guard start + 1 < groups.count else { return split([], groups[...]) }
        let trailing = groups.lastIndex { !isGiven($0) }.map { $0 + 1 } ?? start + 1
        let from = min(max(trailing, start + 1), groups.count - 1)
        return split(groups[from...], groups[..<from])
    }

    private func split(
        _ first: ArraySlice<Group>, _ last: ArraySlice<Group>, _ isUncertain: Bool = false
    ) -> CustomerName {
        CustomerName(
            first: first.isEmpty ? nil : written(first), last: written(last), isOrderUncertain: isUncertain)
    }
}

extension NameWord {
    /// A title, followed by a space or a full stop: "M'Bappé" and "Me-Lin" have none.
    var isTitle: Bool { NameVocabulary.titles.contains(folded) && !isJoined }
}
