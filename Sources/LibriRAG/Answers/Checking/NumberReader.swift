/// Reads a number up to 999,999 from its words, one after another.
struct NumberReader {
    private var total = 0
    private var group = 0
    private var last = Last.nothing

    private enum Last: Equatable { case nothing, one, small(Int), tens(Int), hundred, thousand }

    /// The number so far.
    var value: Int? {
        // A lone "un" is an article.
        last == .nothing || total == 0 && group == 1 ? nil : total + group
    }

    /// Takes a folded word, unless the number cannot go on with it.
    mutating func take(_ word: String) -> Bool {
        if NumberNames.ones.contains(word) {
            switch last {
            case .nothing, .hundred, .thousand: break
            case .tens(let tens) where tens < 70 || tens == 80 || word == "one": break
            default: return false
            }
            group += 1
            last = .one
        } else if word == "vingt" || word == "vingts", last == .small(4) {
            group += 76
            last = .tens(80)
        } else if let value = NumberNames.small[word] {
            guard accepts(value) else { return false }
            group += value
            last = value == 10 ? .small(10) : .small(value)
        } else if let value = NumberNames.tens[word] {
            guard last == .nothing || last == .hundred || last == .thousand else { return false }
            group += value
            last = .tens(value)
        } else if NumberNames.hundreds.contains(word) {
            guard group < 10 else { return false }
            switch last {
            case .nothing, .thousand, .one, .small: group = max(1, group) * 100
            default: return false
            }
            last = .hundred
        } else if NumberNames.thousands.contains(word) {
            guard total == 0 else { return false }
            total = max(1, group) * 1_000
            group = 0
            last = .thousand
        } else {
            return false
        }
        return true
    }

    private func accepts(_ value: Int) -> Bool {
        switch last {
        case .nothing, .hundred, .thousand: true
        // Soixante-douze, quatre-vingt-dix; and twenty-four.
        case .tens(let tens): tens == 60 || tens == 80 ? value <= 16 : value <= 9
        case .small(10): (7...9).contains(value)
        default: false
        }
    }
}
