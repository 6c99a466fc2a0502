import LibriCore

/// The ways in which a stated name may be read.
struct StatedForms {
    /// One reading, with the places where a first name may end and a surname begin.
    struct Reading {
        let words: [NameWord]
        /// Particles were left out.
        let isReduced: Bool
        /// Legal forms were left out, which only a firm's name may go without.
        let isFirm: Bool
        let letters: [UInt8]
        /// Where each word begins in the letters, and where the last ends.
        let starts: [Int]

        init(_ words: [NameWord], isReduced: Bool = false, isFirm: Bool = false) {
            self.words = words
            self.isReduced = isReduced
            self.isFirm = isFirm
            var letters: [UInt8] = []
            var starts = [0]
            for word in words {
                letters += Array(word.folded.utf8)
                starts.append(letters.count)
            }
            self.letters = letters
            self.starts = starts
        }

        /// A name that is spelled letter by letter: it has no place where a first name could end.
        init(spelled words: [NameWord]) {
            self.words = words.dropLast(words.count - 1)
            isReduced = false
            isFirm = false
            letters = words.letters
            starts = [0, letters.count]
        }
    }

    private(set) var readings: [Reading] = []
    /// How many people's names, or names of one person, are stated.
    private(set) var names = 1

    /// Reads a stated name: as it stands, without titles, in its two names ("Rami épouse Durand"), without particles.
    init(_ name: StatedName) {
        add(name.full)
        if name.surname != name.full { add(name.surname) }
    }

    private mutating func add(_ text: String) {
        guard text.unicodeScalars.prefix(Self.longest + 1).count <= Self.longest,
            let words = NameWord.words(of: text), !words.isEmpty
        else { return }
        // "d e l a t o u r" has no titles and no initials.
        if words.count > 2, words.allSatisfy(\.isSingle) {
            readings.append(Reading(spelled: words))
            return
        }
        let untitled = words.withoutTitles()
        add(words)
        add(untitled)
        let firm = words[...].withoutLegalForms()
        if !firm.isEmpty, firm.count < words.count { readings.append(Reading(Array(firm), isFirm: true)) }
        let names = untitled.split { word in
            NameVocabulary.connectors.contains(word.folded)
                || (NameVocabulary.maiden.contains(word.folded) && !word.isJoined)
        }
        // Each name is a guess: no more than a couple has.
        if names.count == 2 || (names.count == 1 && names[0].count < untitled.count) {
            for name in names { add(Array(name).withoutTitles()) }
            self.names = max(self.names, names.count)
        }
    }

    private mutating func add(_ words: [NameWord]) {
        guard !words.isEmpty else { return }
        readings.append(Reading(words))
        for articles in [false, true] {
            let bare = words[...].withoutParticles(articles: articles)
            if bare.count < words.count { readings.append(Reading(bare, isReduced: true)) }
        }
    }

    /// A longer text is no name.
    private static let longest = 200
}

extension [NameWord] {
    fileprivate func withoutTitles() -> [NameWord] {
        var rest = drop { $0.isTitle || NameVocabulary.connectors.contains($0.folded) }
        while let last = rest.last, NameVocabulary.titles.contains(last.folded), !last.isSingle { rest.removeLast() }
        return Array(rest)
    }
}
