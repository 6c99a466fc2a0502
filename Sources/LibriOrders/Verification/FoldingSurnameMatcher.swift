import LibriCore

/// Compares names by their letters alone: case, accents, ligatures, hyphens, apostrophes and spaces do not matter.
///
/// Accepted are
/// - the surname, with its particles or without: "de La Tour", "delatour", "Tour". An article alone is part of the name:
///   "Roux" is not "Le Roux", nor "Martin" "Saint-Martin".
/// - either half of a double surname, and the halves in the other order.
/// - first name and surname in either order, one of several first names, or initials. Where the row has no first name, any
///   given name. Between first name and surname stands something: "Mrami" is not "M. Rami".
/// - either name of a couple or of somebody who married, in the row or as stated.
/// - an organisation's name, with its legal form or without ("Dupont", "SARL Dupont & fils"), never the word for its kind.
///
/// Letters are equal or they are not: no name is near enough. A first name alone is never accepted, nor one letter.
///
/// Every reading of the stated name is compared with every form of the customer's, to the last letter, so that the time
/// depends on how long names are and not on whether they agree. A stated name of more than 200 scalars is never accepted.
public struct FoldingSurnameMatcher: SurnameMatcher {
    private let given: GivenNames

    /// Creates a matcher.
    public init() { given = .bundled }

    /// Whether the stated name is this customer's.
    public func matches(_ stated: StatedName, _ customer: CustomerName) -> Bool {
        let readings = StatedForms(stated).readings
        var isMatch = false
        for name in [customer] + customer.alternatives.prefix(Self.mostAlternatives) {
            let forms = SurnameForms(name, given: given)
            for reading in readings {
                let isReading = matches(reading, forms)
                isMatch = isMatch || isReading
            }
        }
        return isMatch
    }

    /// Two where two names are stated: "Martin et Durand", "Rami épouse Durand".
    public func guesses(in stated: StatedName) -> Int { StatedForms(stated).names }

    private static let mostAlternatives = 3

    private func matches(_ reading: StatedForms.Reading, _ forms: SurnameForms) -> Bool {
        if reading.isFirm && !forms.isOrganisation && !forms.takesAnyFirstName { return false }
        var isMatch = false
        for split in 0...reading.words.count {
            let head = reading.letters[..<reading.starts[split]]
            let tail = reading.letters[reading.starts[split]...]
            if split == 0 {
                let isSurname = isSurname(tail, of: forms, reading)
                isMatch = isMatch || (isSurname && (!forms.isWhole || forms.first.isEmpty))
            } else if split < reading.words.count {
                let isInOrder = isSurname(tail, of: forms, reading) & isFirst(0..<split, head, of: forms, reading)
                let isReversed =
                    isSurname(head, of: forms, reading)
                    & isFirst(split..<reading.words.count, tail, of: forms, reading)
                isMatch = isMatch || isInOrder || isReversed
            }
        }
        return isMatch
    }

    private func isSurname(
        _ letters: ArraySlice<UInt8>, of forms: SurnameForms, _ reading: StatedForms.Reading
    ) -> Bool {
        reading.isReduced
            ? isAny(letters, of: forms.whole) : isAny(letters, of: forms.exact) | isAny(letters, of: forms.reduced)
    }

    /// Whether words beside a surname are the customer's first names.
    private func isFirst(
        _ range: Range<Int>, _ letters: ArraySlice<UInt8>, of forms: SurnameForms, _ reading: StatedForms.Reading
    ) -> Bool {
        let words = reading.words[range]
        guard !forms.isOrganisation,
            let before = range.lowerBound == 0 ? words.last : reading.words[range.lowerBound - 1]
        else { return false }
        // "L'Hermite" is not "L. Hermite".
        guard before.joint != .apostrophe else { return false }
        let isInitials = (before.joint != .hyphen) & isAny(letters, of: forms.initials)
        let isAnyName =
            forms.takesAnyFirstName && words.count <= Self.mostFirstNames && words.allSatisfy(mayBeFirstName)
            && isInitial(forms.first.first, of: letters)
        return isAny(letters, of: forms.first) && (letters.count > 1 || before.joint != .hyphen) || isInitials
            || isAnyName
    }

    private static let mostFirstNames = 3

    private func mayBeFirstName(_ word: NameWord) -> Bool {
        if word.isSingle { return word.joint == .dot || !NameVocabulary.isParticle(word.folded) }
        return given.contains(word.folded) && !NameVocabulary.isParticle(word.folded)
    }

    private func isInitial(_ initials: [UInt8]?, of letters: ArraySlice<UInt8>) -> Bool {
        initials.map { $0.first == letters.first } ?? true
    }

    private func isAny(_ letters: ArraySlice<UInt8>, of forms: [[UInt8]]) -> Bool {
        forms.reduce(false) { $0 | isSame(letters, $1) }
    }

    /// Compares to the last letter, wherever the first difference is.
    private func isSame(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(into: UInt8(0)) { $0 |= $1.0 ^ $1.1 } == 0
    }
}

extension Bool {
    /// Both, without leaving out the second.
    fileprivate static func & (left: Bool, right: Bool) -> Bool { left && right }
    fileprivate static func | (left: Bool, right: Bool) -> Bool { left || right }
}
