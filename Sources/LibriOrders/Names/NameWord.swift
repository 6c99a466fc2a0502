import LibriCore

/// A word of a name, beside its folded form.
///
/// Hyphens, apostrophes and points separate words: `Jean-Pierre` and `d'Aubigné` are two, so that a particle is found
/// however it is joined. The signs `&`, `+` and `/` are words, since they stand for "et".
struct NameWord: Sendable {
    /// What stands behind a word. Where several marks stand, the one that separates most counts.
    enum Joint: Int, Sendable {
        case none, apostrophe, hyphen, point, space, dot, comma
    }

    /// Where the word stands in the text.
    let range: Range<String.Index>
    let folded: String
    /// At least two letters, none of them small.
    let isCapitals: Bool
    let startsSmall: Bool
    /// What stands between this word and the next. A `dot` is followed by a space, a `point` is not.
    var joint = Joint.none

    var isSingle: Bool { folded.unicodeScalars.prefix(2).count == 1 }

    /// A word is joined to the next where only a hyphen or an apostrophe stands between them.
    var isJoined: Bool { joint == .hyphen || joint == .apostrophe }

    /// The words of a text, in order; nothing when there are more than ``most``.
    static func words(of text: String) -> [NameWord]? {
        var words: [NameWord] = []
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var start: String.Index?
        var letters = String.UnicodeScalarView()
        func close(at end: String.Index) {
            defer { start = nil }
            guard let from = start else { return }
            let folded = String(letters).folded()
            if !folded.isEmpty { words.append(NameWord(range: from..<end, folded: folded, letters: letters)) }
            letters = String.UnicodeScalarView()
        }
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            switch scalar.nameRole {
            case .letter:
                if start == nil { start = index }
                letters.append(scalar)
            case .invisible: break
            case .connector:
                close(at: index)
                start = index
                letters.append(scalar)
                close(at: next)
            case .joint(let joint):
                close(at: index)
                if let last = words.indices.last { words[last].append(joint) }
            }
            if words.count > most { return nil }
            index = next
        }
        close(at: scalars.endIndex)
        return words.count > most ? nil : mergingLegalForms(words)
    }

    /// No name has more words; what has is compared as a whole, or not at all.
    static let most = 64

    private init(range: Range<String.Index>, folded: String, letters: String.UnicodeScalarView) {
        self.init(
            range: range, folded: folded,
            isCapitals: letters.prefix(2).count == 2 && letters.allSatisfy { !$0.properties.isLowercase },
            startsSmall: letters.first?.properties.isLowercase ?? false)
    }

    private init(range: Range<String.Index>, folded: String, isCapitals: Bool, startsSmall: Bool) {
        self.range = range
        self.folded = folded
        self.isCapitals = isCapitals
        self.startsSmall = startsSmall
    }

    private mutating func append(_ mark: Joint) {
        // "M. Rami" has a title, "J.Rami" an initial, "S.A.R.L." an abbreviation.
        switch (joint, mark) {
        case (.point, .space), (.space, .point), (.dot, .space): joint = .dot
        default: if mark.rawValue > joint.rawValue { joint = mark }
        }
    }

    /// `S.A.R.L.` is one word.
    private static func mergingLegalForms(_ words: [NameWord]) -> [NameWord] {
        guard words.contains(where: { $0.isSingle && $0.joint == .point }) else { return words }
        var result: [NameWord] = []
        var index = words.startIndex
        while index < words.endIndex {
            var end = index
            while end + 1 < words.endIndex, words[end].isSingle, words[end].joint == .point, words[end + 1].isSingle {
                end += 1
            }
            let folded = words[index...end].map(\.folded).joined()
            if end > index, NameVocabulary.legalForms.contains(folded) {
                var word = NameWord(
                    range: words[index].range.lowerBound..<words[end].range.upperBound, folded: folded,
                    isCapitals: true, startsSmall: false)
                word.joint = words[end].joint
                result.append(word)
            } else {
                result += words[index...end]
            }
            index = end + 1
        }
        return result
    }
}

extension Unicode.Scalar {
    fileprivate enum NameRole { case letter, invisible, connector, joint(NameWord.Joint) }

    fileprivate var nameRole: NameRole {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
        case 0x20, 0xA0: return .joint(.space)
        case 0x26, 0x2B, 0x2F, 0xFF06, 0xFF0B, 0xFF0F: return .connector
        case 0x2C, 0x3B, 0xFF0C: return .joint(.comma)
        case 0x2E, 0xFF0E: return .joint(.point)
        case 0x27, 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0xFF07, 0xA78B, 0xA78C, 0x55A: return .joint(.apostrophe)
        case ..<0x80: return value == 0x2D ? .joint(.hyphen) : .joint(.space)
        case 0xC0..<0x250: return value == 0xD7 || value == 0xF7 ? .joint(.space) : .letter
        default: break
        }
        if properties.isDefaultIgnorableCodePoint { return .invisible }
        switch properties.generalCategory {
        // A mark that ``folded()`` drops; one between two letters does not separate them.
        case .nonspacingMark, .enclosingMark, .format: return .invisible
        case .spacingMark: return .letter
        case .modifierLetter: return .joint(.apostrophe)
        case .dashPunctuation: return .joint(.hyphen)
        case .mathSymbol: return .joint(value == 0x2212 ? .hyphen : .space)
        default: return properties.isAlphabetic || properties.numericType != nil ? .letter : .joint(.space)
        }
    }
}

extension Sequence<NameWord> {
    /// The letters of the words, one behind the other.
    var letters: [UInt8] { flatMap { Array($0.folded.utf8) } }
}

extension String {
    /// The text of a row of words as it was written, with single spaces.
    func written(_ words: some BidirectionalCollection<NameWord>) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return self[first.range.lowerBound..<last.range.upperBound].split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
