/// Finds order references in a text, however they are written.
///
/// The scan runs once over the scalars, each in a plain form of its own: an optional prefix, then blocks of digits
/// with at most three separators between them. After a prefix the letter O counts as a zero. Longer runs of digits (ISBN, telephone,
/// SIRET) are never cut to fit.
package struct OrderReferenceScanner: Sendable {
    private let format: OrderNumberFormat
    private let cues: Set<String>

    /// - Parameters:
    ///   - format: The shop's format.
    ///   - cues: Folded words that make a bare first block a reference when they stand just before it.
    package init(format: OrderNumberFormat, cues: Set<String> = []) {
        self.format = format
        self.cues = cues
    }

    package struct Result: Sendable, Equatable {
        /// Each distinct order, in order of mention; a full number does not also give its own block.
        package var references: [OrderReference] = []
        /// The text without the references.
        package var rest = ""
        /// Something begins like an order number and does not go on like one: `CL-40A372-487531`.
        package var hasMalformed = false

        var isWholeText: Bool { !hasMalformed && rest.allSatisfy { !$0.isLetter && !$0.isNumber } }
    }

    /// - Parameters:
    ///   - text: A message, or a reference alone.
    ///   - isReference: The text was given as an answer to "which order?", so that bare digits are taken as one.
    package func scan(_ text: String, isReference: Bool = false) -> Result {
        var result = Result()
        var rest = String.UnicodeScalarView()
        let originals = Array(text.unicodeScalars)
        let scalars = originals.map(\.plain)
        var index = 0
        while index < scalars.count {
            let startsWord = index == 0 || !scalars[index - 1].isWordScalar
            if startsWord, let match = match(scalars, at: index, isReference: isReference) {
                switch match.reference {
                case let reference?: result.add(reference)
                case nil: result.hasMalformed = true
                }
                index = match.end
                rest.append(" ")
            } else {
                rest.append(originals[index])
                index += 1
            }
        }
        result.rest = String(rest)
        return result
    }

    private struct Match {
        var reference: OrderReference?
        var end: Int
    }

    private func match(_ scalars: [Unicode.Scalar], at start: Int, isReference: Bool) -> Match? {
        var index = start
        var hasPrefix = false
        if !format.prefix.isEmpty, let end = end(ofPrefixIn: scalars, at: start) {
            let digits = skipSeparators(scalars, from: end)
            if digits < scalars.count, scalars[digits].isDigit || (digits > end && scalars[digits].isZeroLetter) {
                hasPrefix = true
                index = digits
            }
        }
        guard index < scalars.count, scalars[index].isDigit || hasPrefix else { return nil }

        var blocks: [String] = []
        var end = index
        for length in format.blocks {
            let from = blocks.isEmpty ? index : skipSeparators(scalars, from: end)
            guard let block = digits(scalars, from: from, count: length, lettersAllowed: hasPrefix) else { break }
            blocks.append(block)
            end = from + length
        }
        let isComplete = blocks.count == format.blocks.count && isBoundary(scalars, end)
        if isComplete {
            // Digits in one run are an order number only where a number was asked for, or a prefix or cue says so.
            let isSeparated = end - index > format.blocks.reduce(0, +)
            guard hasPrefix || isReference || isSeparated || hasCue(scalars, before: start) else { return nil }
            return Match(reference: .full(OrderNumber(format: format, blocks: blocks)), end: end)
        }
        if let first = blocks.first {
            let blockEnd = index + format.blocks[0]
            // "CL-401372 5 exemplaires" goes on with another figure, "CL-401372-4875" with a second block cut short.
            let goesOn = secondGroup(scalars, after: blockEnd) != nil
            if isBoundary(scalars, blockEnd), !goesOn, hasPrefix || isReference || hasCue(scalars, before: start) {
                return Match(reference: .firstBlock(format.join([first])), end: blockEnd)
            }
        }
        guard hasPrefix else { return nil }
        // A prefix and digits that fit no block: the customer meant a number and mistyped it.
        var stop = index
        while stop < scalars.count, scalars[stop].isWordScalar || scalars[stop] == "-" { stop += 1 }
        while let end = secondGroup(scalars, after: stop) { stop = end }
        return Match(reference: nil, end: stop)
    }

    /// The end of a group of digits that looks like a further block: glued by a dash, or long.
    private func secondGroup(_ scalars: [Unicode.Scalar], after end: Int) -> Int? {
        let from = skipSeparators(scalars, from: end)
        guard from > end, from - end <= 2 else { return nil }
        var stop = from
        while stop < scalars.count, scalars[stop].isDigit { stop += 1 }
        let isGlued = scalars[end] == "-" && stop > from
        return isGlued || stop - from >= 4 ? stop : nil
    }

    private func end(ofPrefixIn scalars: [Unicode.Scalar], at start: Int) -> Int? {
        var index = start
        for letter in format.prefix.lowercased().unicodeScalars {
            guard index < scalars.count, scalars[index] == letter else { return nil }
            index += 1
        }
        return index
    }

    private func digits(_ scalars: [Unicode.Scalar], from start: Int, count: Int, lettersAllowed: Bool) -> String? {
        guard start + count <= scalars.count else { return nil }
        var block = ""
        for scalar in scalars[start..<start + count] {
            if scalar.isDigit {
                block.unicodeScalars.append(scalar)
            } else if lettersAllowed && scalar.isZeroLetter {
                block += "0"
            } else {
                return nil
            }
        }
        return block
    }

    private func isBoundary(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index >= scalars.count || !scalars[index].isWordScalar
    }

    private func skipSeparators(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var index = start
        while index < scalars.count, index - start < 3, scalars[index].isSeparator { index += 1 }
        return index
    }

    private func hasCue(_ scalars: [Unicode.Scalar], before start: Int) -> Bool {
        guard !cues.isEmpty else { return false }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[max(0, start - 40)..<start])
        let words = String(view).split { !$0.isLetter && $0 != "°" }
        return words.suffix(3).contains { cues.contains(String($0).folded()) }
    }
}

extension OrderReferenceScanner.Result {
    fileprivate mutating func add(_ reference: OrderReference) {
        switch reference {
        case .full(let number):
            guard !references.contains(reference) else { return }
            if let position = references.firstIndex(of: .firstBlock(number.firstBlock)) {
                references[position] = reference
            } else {
                references.append(reference)
            }
        case .firstBlock(let block):
            if !references.contains(where: { $0.firstBlock == block }) { references.append(reference) }
        }
    }
}

extension Unicode.Scalar {
    /// Full-width digits and letters, dashes of every length and upper case, as their plain ASCII form.
    fileprivate var plain: Unicode.Scalar {
        switch value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(value) + 0x20)
        case 0xFF10...0xFF19: Unicode.Scalar(UInt8(value - 0xFF10) + 0x30)
        case 0xFF21...0xFF3A: Unicode.Scalar(UInt8(value - 0xFF21) + 0x61)
        case 0xFF41...0xFF5A: Unicode.Scalar(UInt8(value - 0xFF41) + 0x61)
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case 0x00A0, 0x2007, 0x2009, 0x202F, 0x3000: " "
        default: self
        }
    }

    fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
    fileprivate var isZeroLetter: Bool { self == "o" }
    fileprivate var isWordScalar: Bool { isDigit || properties.isAlphabetic }
    fileprivate var isSeparator: Bool {
        switch self {
        case "-", ".", "_", "/", ":", "#", " ", "\n", "\t": true
        default: false
        }
    }
}
