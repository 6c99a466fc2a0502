/// Groups of digits that nothing but separators divide, with the prefix before them, if any.
///
/// "CL-401372 487531", "cl 401 372 tiret 487 531", "06 12 34 56 78": a run is read as far as it goes, so that a longer
/// number is never cut to fit.
struct DigitRun {
    /// How closely a group follows the one before it.
    enum Tie: Int, Comparable {
        /// White space alone.
        case space
        /// A mark and white space.
        case spacedMark
        /// A mark alone.
        case mark

        static func < (left: Tie, right: Tie) -> Bool { left.rawValue < right.rawValue }
    }

    /// Digits that stand together.
    struct Group {
        var digits: String
        var range: Range<Int>
        var tie: Tie
    }

    /// What a number is written with besides digits, in plain form.
    struct Notation {
        /// What stands before the digits, or nothing.
        var prefix: [Unicode.Scalar]
        /// Words for marks: "tiret".
        var spokenMarks: [[Unicode.Scalar]]
    }

    private(set) var hasPrefix = false
    private(set) var groups: [Group] = []
    /// Letters follow the last group at once: `401372ex`.
    private(set) var isGlued = false

    /// Reads a run that begins at a position.
    ///
    /// - Parameters:
    ///   - scalars: The text in plain form; see ``Swift/Unicode/Scalar/plain``.
    ///   - start: The beginning of a word.
    ///   - notation: What else than digits is written.
    init?(in scalars: [Unicode.Scalar], at start: Int, notation: Notation) {
        var index = start
        if !notation.prefix.isEmpty, let end = Self.end(of: notation.prefix, in: scalars, at: start) {
            let digits = Self.skipSeparators(scalars, from: end, hasPrefix: true, marks: notation.spokenMarks).end
            if Self.digits(in: scalars, at: digits, lettersAllowed: digits > end) != nil {
                hasPrefix = true
                index = digits
            }
        }
        guard index < scalars.count, hasPrefix || scalars[index].isDigit else { return nil }
        var tie = hasPrefix ? Tie.mark : .space
        while let group = Self.digits(in: scalars, at: index, lettersAllowed: hasPrefix) {
            let isWord = group.end < scalars.count && scalars[group.end].isWordScalar
            // Letters behind a later group belong to another figure, "CL-401372 5ex", unless a mark ties it: "CL-401372-48753I".
            if isWord, !groups.isEmpty, tie != .mark { break }
            groups.append(Group(digits: group.text, range: index..<group.end, tie: tie))
            isGlued = isWord
            guard !isWord, groups.count < Self.mostGroups else { break }
            let gap = Self.skipSeparators(scalars, from: group.end, hasPrefix: hasPrefix, marks: notation.spokenMarks)
            guard gap.end > group.end else { break }
            tie = gap.tie
            index = gap.end
        }
        guard !groups.isEmpty else { return nil }
    }

    /// All digits from one group to another.
    func digits(_ range: Range<Int>) -> String { groups[range].map(\.digits).joined() }

    /// The number of digits from the front to each end of a group.
    func ends(_ range: Range<Int>) -> [Int] {
        var sum = 0
        return groups[range].map { group in
            sum += group.digits.utf8.count
            return sum
        }
    }

    private static let mostGroups = 24

    /// `CL`, `cl`, `C L`, `C.L.`
    private static func end(of prefix: [Unicode.Scalar], in scalars: [Unicode.Scalar], at start: Int) -> Int? {
        var index = start
        for (position, letter) in prefix.enumerated() {
            if position > 0, index < scalars.count, scalars[index] == " " || scalars[index] == "." { index += 1 }
            guard index < scalars.count, scalars[index] == letter else { return nil }
            index += 1
        }
        return index
    }

    /// Digits, and the letter O for a zero where that is allowed, beside at least one digit.
    private static func digits(
        in scalars: [Unicode.Scalar], at start: Int, lettersAllowed: Bool
    ) -> (text: String, end: Int)? {
        var text = ""
        var hasDigit = false
        var index = start
        while index < scalars.count, text.utf8.count < longestGroup {
            if scalars[index].isDigit {
                text.unicodeScalars.append(scalars[index])
                hasDigit = true
            } else if scalars[index] == "o", lettersAllowed || isBetweenDigits(scalars, index) {
                text += "0"
            } else {
                break
            }
            index += 1
        }
        return hasDigit ? (text, index) : nil
    }

    /// "4O1372": nobody writes a word so.
    private static func isBetweenDigits(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index > 0 && scalars[index - 1].isDigit && index + 1 < scalars.count && scalars[index + 1].isDigit
    }

    private static let longestGroup = 40

    /// Marks and white space between two groups, at most four of them, or a mark that is spoken: "tiret".
    private static func skipSeparators(
        _ scalars: [Unicode.Scalar], from start: Int, hasPrefix: Bool, marks: [[Unicode.Scalar]]
    ) -> (end: Int, tie: Tie) {
        var index = start
        var count = 0
        var hasBlank = false
        var hasMark = false
        while index < scalars.count, count < mostSeparators {
            // A comma inside a number has no space behind it; one between two numbers has.
            let isComma = scalars[index] == "," && hasPrefix && index + 1 < scalars.count && scalars[index + 1].isDigit
            if scalars[index].isBlank {
                hasBlank = true
                index += 1
            } else if scalars[index].isMark || isComma {
                // "CL-401372-487531 : 5 exemplaires" goes on with something else.
                if scalars[index] != ":" || !hasBlank { hasMark = true }
                index += 1
            } else if index > start, let end = spokenMark(scalars, at: index, among: marks) {
                hasMark = true
                index = end
            } else {
                break
            }
            count += 1
        }
        return (index, !hasMark ? .space : hasBlank ? .spacedMark : .mark)
    }

    private static let mostSeparators = 4
    private static func spokenMark(
        _ scalars: [Unicode.Scalar], at start: Int, among marks: [[Unicode.Scalar]]
    ) -> Int? {
        for mark in marks {
            let end = start + mark.count
            guard end <= scalars.count, scalars[start..<end].elementsEqual(mark) else { continue }
            if end == scalars.count || !scalars[end].isWordScalar { return end }
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Full-width digits and letters, dashes of every length and upper case, as their plain ASCII form.
    var plain: Unicode.Scalar {
        switch value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(value) + 0x20)
        case 0xFF10...0xFF19: Unicode.Scalar(UInt8(value - 0xFF10) + 0x30)
        case 0xFF21...0xFF3A: Unicode.Scalar(UInt8(value - 0xFF21) + 0x61)
        case 0xFF41...0xFF5A: Unicode.Scalar(UInt8(value - 0xFF41) + 0x61)
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case 0x00A0, 0x2007, 0x2009, 0x202F, 0x3000: " "
        case 0x00E9: "e"
        default: self
        }
    }

    var isDigit: Bool { (0x30...0x39).contains(value) }
    var isWordScalar: Bool { value < 0x80 ? isDigit || (0x61...0x7A).contains(value) : properties.isAlphabetic }
    fileprivate var isBlank: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }
    fileprivate var isMark: Bool {
        switch self {
        case "-", ".", "_", "/", ":", "#": true
        default: false
        }
    }
}
