/// Writes the numbers of a text in one way, so that figures can be compared: `deux cent cinquante` becomes `250`, `une
/// semaine` `1 semaine`, `9:30` and `9h30` `9 h 30`, `6 pm` `18 h`, `12 € 50` `12.50 €`, `troisième` and `3e` `rang3`.
struct NumberNormalizer {
    private let text: String
    private let tokens: [TextToken]

    /// The text with its numbers in figures.
    static func normalized(_ text: String) -> String { NumberNormalizer(text).result }

    private init(_ text: String) {
        self.text = text
        tokens = TextToken.tokens(of: text)
    }

    private var result: String {
        var result = ""
        var end = text.startIndex
        var index = 0
        while index < tokens.count {
            guard let found = replacement(at: index) else {
                index += 1
                continue
            }
            result += text[end..<tokens[index].text.startIndex] + found.text
            index += found.length
            end = tokens[index - 1].text.endIndex
        }
        return result + text[end...]
    }

    private func replacement(at index: Int) -> (text: String, length: Int)? {
        switch tokens[index].kind {
        case .mark: nil
        case .digits: clock(at: index) ?? cents(at: index) ?? ordinal(at: index)
        case .word: collective(at: index) ?? number(at: index) ?? one(at: index)
        }
    }

    private func folded(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].folded : "" }

    /// `9:30`, `9h30`, `6 pm`.
    private func clock(at index: Int) -> (text: String, length: Int)? {
        guard let hour = tokens[index].number, hour < 25, tokens[index].text.count <= 2 else { return nil }
        var minutes = ""
        var length = 1
        if folded(index + 1) == ":", !tokens[index + 1].isSpaced, index + 2 < tokens.count,
            tokens[index + 2].number != nil, tokens[index + 2].text.count == 2, !tokens[index + 2].isSpaced
        {
            (minutes, length) = (folded(index + 2), 3)
        }
        let next = folded(index + length)
        if next == "am" || next == "pm" {
            return (time(next == "pm" && hour < 12 ? hour + 12 : hour, minutes), length + 1)
        }
        if length == 3 { return (time(hour, minutes), length) }
        guard next.count == 3, next.hasPrefix("h"), next.dropFirst().allSatisfy(\.isNumber) else { return nil }
        return (time(hour, String(next.dropFirst())), 2)
    }

    private func time(_ hour: Int, _ minutes: String) -> String {
        minutes.isEmpty || minutes == "00" ? "\(hour) h" : "\(hour) h \(minutes)"
    }

    /// `12 € 50`.
    private func cents(at index: Int) -> (text: String, length: Int)? {
        guard ["€", "euros", "euro"].contains(folded(index + 1)), index + 2 < tokens.count,
            tokens[index + 2].number != nil, tokens[index + 2].text.count == 2, folded(index - 1) != ",",
            folded(index - 1) != ".", FigureUnit.unit(at: index + 3, tokens) == nil
        else { return nil }
        return ("\(folded(index)).\(folded(index + 2)) €", 3)
    }

    /// `3e`; not of a day such as `3rd March`.
    private func ordinal(at index: Int) -> (text: String, length: Int)? {
        guard tokens[index].number != nil, NumberNames.ordinalEndings.contains(folded(index + 1)),
            !tokens[index + 1].isSpaced, DateScanner.months[folded(index + 2)] == nil,
            DateScanner.months[folded(index - 1)] == nil
        else { return nil }
        return ("rang\(folded(index))", 2)
    }

    /// `une douzaine de`.
    private func collective(at index: Int) -> (text: String, length: Int)? {
        let hasArticle = NumberNames.articles.contains(folded(index))
        let noun = hasArticle ? index + 1 : index
        guard let value = NumberNames.collectives[folded(noun)] else { return nil }
        var length = noun - index + 1
        if ["de", "d", "of"].contains(folded(index + length)) { length += folded(index + length) == "d" ? 2 : 1 }
        let isRound = folded(noun).hasPrefix("douzaine") || folded(noun).hasPrefix("dozen")
        return ((isRound ? "" : "environ ") + "\(value) ", length)
    }

    /// `une semaine`, `un seul exemplaire`, `à partir d'un exemplaire`, `one copy`.
    private func one(at index: Int) -> (text: String, length: Int)? {
        let word = folded(index)
        guard NumberNames.articles.contains(word) else { return nil }
        let next = folded(index + 1)
        if NumberNames.times.contains(next) { return ("1", 1) }
        if ["seul", "seule", "single"].contains(next) { return ("1", 2) }
        guard FigureUnit.unit(at: index + 1, tokens) != nil else { return nil }
        let before = (1...4).map { folded(index - $0) }
        let isCounted = before.contains("partir") || before.contains("des") || before.contains("from")
        return word == "one" || NumberNames.ones.contains(word) && isCounted ? ("1", 1) : nil
    }

    /// `deux mille cinq cents`, `quatre-vingt-dix`, `one hundred and twenty`; or an ordinal.
    private func number(at start: Int) -> (text: String, length: Int)? {
        if let rank = NumberNames.ordinals[folded(start)] { return ("rang\(rank)", 1) }
        var reader = NumberReader()
        var index = start
        var end = start
        while index < tokens.count {
            let word = folded(index)
            if tokens[index].kind == .word, reader.take(word) {
                end = index + 1
                index = end
            } else if end == index, index > start, ["-", "et", "and"].contains(word) {
                index += 1
            } else {
                break
            }
        }
        guard end > start, let value = reader.value else { return nil }
        let word = folded(start)
        // "Pour cent" is a unit, "un livre neuf" is new, and a lone "cent" may be a coin.
        if end == start + 1 {
            if ["pour", "per"].contains(folded(start - 1)), word == "cent" || word == "cents" { return nil }
            if word == "cents" { return nil }
            let isJoined = ["a", "ou", "et"].contains(folded(end)) || ["a", "ou", "et"].contains(folded(start - 1))
            if word == "neuf", FigureUnit.unit(at: end, tokens) == nil, !isJoined { return nil }
        }
        return (String(value), end - start)
    }
}
