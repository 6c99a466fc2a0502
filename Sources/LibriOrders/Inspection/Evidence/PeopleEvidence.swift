/// Whether a column's values look like names of people, and which part of them.
struct PeopleEvidence {
    /// The share of the values that could be names: letters only, few words.
    let nameShare: Double
    /// The share of the values that are one given name, or several.
    let givenShare: Double
    /// The share of the values of several words with a given name first or last among them.
    let wholeShare: Double
    /// Of the values whose given name stands at one end alone: how many, and the share that begins with it.
    let decided: Int
    let givenFirstShare: Double
    /// The share of the values whose capitals or comma tell the surname.
    let markedShare: Double

    init(_ values: ValueProfile, given: GivenNames = .bundled) {
        guard values.kind == .text || values.kind == .open, !values.filled.isEmpty else {
            (nameShare, givenShare, wholeShare, decided, givenFirstShare, markedShare) = (0, 0, 0, 0, 0, 0)
            return
        }
        var names = 0
        var givens = 0
        var wholes = 0
        var first = 0
        var last = 0
        var marked = 0
        for (text, count) in values.counts {
            guard Self.couldBeName(text), let words = NameWord.words(of: text) else { continue }
            let proper = words.filter { !NameVocabulary.isTitleOrForm($0.folded) }
            guard !proper.isEmpty else { continue }
            names += count
            let isGiven = proper.map { given.contains($0.folded) }
            if isGiven.allSatisfy(\.self) && proper.count <= 2 { givens += count }
            guard proper.count > 1 else { continue }
            if isGiven.contains(true) || proper.contains(where: \.isCapitals) { wholes += count }
            switch (isGiven.first == true, isGiven.last == true) {
            case (true, false): first += count
            case (false, true): last += count
            default: break
            }
            let capitals = proper.count(where: \.isCapitals)
            if text.contains(",") || (capitals > 0 && capitals < proper.count) { marked += count }
        }
        let total = Double(values.filled.count)
        nameShare = Double(names) / total
        givenShare = Double(givens) / total
        wholeShare = Double(wholes) / total
        decided = first + last
        givenFirstShare = decided == 0 ? 0 : Double(first) / Double(decided)
        markedShare = Double(marked) / total
    }

    /// The order of names, where the values say it clearly and no mark does.
    var nameOrder: NameOrder {
        guard decided >= 8, markedShare < 0.5 else { return .unknown }
        if givenFirstShare >= 0.9 { return .firstNameFirst }
        return givenFirstShare <= 0.1 ? .surnameFirst : .unknown
    }

    /// Whether a word of a text is a given name; `de`, which is one somewhere, is not meant.
    static func holdsGivenName(_ text: String) -> Bool {
        text.folded().split { !$0.isLetter }.map(String.init).contains { word in
            !NameVocabulary.isParticle(word) && GivenNames.bundled.contains(word)
        }
    }

    private static func couldBeName(_ text: String) -> Bool {
        guard (2...60).contains(text.unicodeScalars.count) else { return false }
        let words = text.split(separator: " ")
        guard words.count <= 7 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || [" ", "-", "'", "’", ".", ",", "&", "(", ")"].contains(scalar)
        }
    }
}
