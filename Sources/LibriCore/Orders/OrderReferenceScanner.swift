/// Finds order references in a text, however they are written.
///
/// The text is read once, run of digits by run of digits. A prefix makes any grouping of the right number of digits a
/// reference, and the letter O a zero. Without it the digits must be divided where the shop divides them, or stand in
/// one run, and no word may say that they are something else. A repair is of notation only: no digit is guessed.
package struct OrderReferenceScanner: Sendable {
    private let format: OrderNumberFormat
    private let cues: Lexicon
    private let notation: DigitRun.Notation
    private let signs: [[Unicode.Scalar]]

    /// - Parameters:
    ///   - format: The shop's format.
    ///   - cues: The words around a number that say what it is.
    package init(format: OrderNumberFormat, cues: Lexicon = Lexicon()) {
        self.format = format
        self.cues = cues
        notation = DigitRun.Notation(
            prefix: Array(format.prefix.lowercased().unicodeScalars),
            spokenMarks: cues.spokenMarks.sorted().map { Array($0.unicodeScalars) })
        signs = cues.numberSigns.sorted { $0.count > $1.count }.map { Array($0.unicodeScalars) }
    }

    package struct Result: Sendable, Equatable {
        /// Each distinct order, in order of mention; a full number does not also give its own block.
        package var references: [OrderReference] = []
        /// What stands at each ``Word/placeholder`` of the rest; nothing where a number is mistyped.
        package var mentions: [OrderReference?] = []
        /// The text with ``Word/placeholder`` in place of each reference.
        package var rest = ""
        /// Something begins like an order number and does not go on like one: `CL-40A372-487531`.
        package var hasMalformed = false

        var isWholeText: Bool { !hasMalformed && rest.allSatisfy { !$0.isLetter && !$0.isNumber } }
    }

    /// - Parameters:
    ///   - text: A message, or a reference alone.
    ///   - isReference: The text was given as an answer to "which order?", so that bare digits are taken as one.
    package func scan(_ text: String, isReference: Bool = false) -> Result {
        // Most messages hold no digit at all.
        guard text.unicodeScalars.contains(where: { $0.plain.isDigit }) else { return Result(rest: text) }
        let originals = Array(text.unicodeScalars)
        let scalars = originals.map(\.plain)
        var matches: [Match] = []
        var unsure: [Match] = []
        var isAlone = true
        var index = 0
        while index < scalars.count {
            let startsWord = index == 0 || !scalars[index - 1].isWordScalar
            guard startsWord, let run = DigitRun(in: scalars, at: index, notation: notation) else {
                index += 1
                continue
            }
            let context = NumberContext(
                scalars, from: index, to: run.groups.last?.range.upperBound ?? index, cues: cues)
            switch judge(run, from: index, in: context, isReference: isReference) {
            case .matches(let found): matches += found
            case .unsure(let match): unsure.append(match)
            case .something: isAlone = false
            }
            index = max(index + 1, matches.last?.range.upperBound ?? 0, run.end)
        }
        // "No, it's CL-668210, not 668201": beside a certain reference, a bare block is one too.
        if matches.isEmpty && unsure.isEmpty { return Result(rest: text) }
        if !matches.isEmpty || (isAlone && Self.saysLittleElse(scalars)) { matches += unsure }
        return result(
            matches.sorted { $0.range.lowerBound < $1.range.lowerBound }, scalars: scalars, originals: originals)
    }

    private struct Match {
        /// Nothing when the customer meant a number and mistyped it.
        var reference: OrderReference?
        var range: Range<Int>
    }

    private enum Judgement {
        case matches([Match])
        /// A reference, if the rest of the message speaks for it.
        case unsure(Match)
        /// Some other number.
        case something
    }

    private func judge(_ run: DigitRun, from start: Int, in context: NumberContext, isReference: Bool) -> Judgement {
        let all = run.groups.indices
        if run.hasPrefix { return .matches([prefixed(run, from: start)]) }
        guard !run.isGlued else { return .something }
        if !context.isNamedOtherwise, let match = tied(run) { return .matches([match]) }
        guard !context.isOtherNumber else { return .something }
        if let several = inSuccession(run) { return .matches(several) }
        let digits = run.digits(all)
        if digits.utf8.count == total {
            let match = Match(reference: full(digits), range: start..<run.end)
            // "Closed 201225-040126."
            let areDates = run.groups.allSatisfy { NumberContext.mayBeDate($0.digits) }
            if areDates, !isReference, !context.isOrderNumber { return .something }
            // A book's number cut short.
            if all.count == 1, !isReference, run.groups[0].isBook { return .something }
            if isReference || all.count == 1 || isDividedAsUsual(run, all) { return .matches([match]) }
            // "42 05 19 38 60 74" has as many digits as a telephone number with its country.
            return context.isOrderNumber && isEvenlyDivided(run) ? .matches([match]) : .something
        }
        if digits.utf8.count == format.blocks[0], format.blocks.count > 1, !context.isDate(digits) {
            let match = Match(reference: .firstBlock(format.join([digits])), range: start..<run.end)
            if isReference { return .matches([match]) }
            // "419-206" is some other kind of number.
            guard run.groups.dropFirst().allSatisfy({ $0.tie == .space }) else { return .something }
            if context.isOrderNumber { return .matches([match]) }
            // "250000 flyers": a round number is a quantity.
            let isPlain = all.count == 1 && !NumberContext.mayBeDate(digits) && !digits.hasSuffix("000")
            return isPlain ? .unsure(match) : .something
        }
        return .something
    }

    /// The shop's blocks tied by a mark, more closely than to other figures around: "3 exemplaires 401372-487531". Hardly anything
    /// else is written so.
    private func tied(_ run: DigitRun) -> Match? {
        guard format.blocks.count > 1 else { return nil }
        let all = run.groups.indices
        for first in all.dropLast(format.blocks.count - 1) {
            let range = first..<first + format.blocks.count
            guard run.groups[range].map(\.digits.utf8.count) == format.blocks,
                let inner = run.groups[range].dropFirst().map(\.tie).min(), inner > .space
            else { continue }
            let isFreeBefore = first == 0 || run.groups[first].tie < inner
            let isFreeBehind = range.upperBound == all.upperBound || run.groups[range.upperBound].tie < inner
            // "Closed 201225-040126."
            let areDates = run.groups[range].allSatisfy { NumberContext.mayBeDate($0.digits) }
            guard isFreeBefore, isFreeBehind, !areDates else { continue }
            let from = run.groups[first].range.lowerBound
            return Match(
                reference: full(run.digits(range)), range: from..<run.groups[range.upperBound - 1].range.upperBound)
        }
        return nil
    }

    /// "401372-487531/401373-487532": one whole number after another, each in one run or in the shop's blocks.
    private func inSuccession(_ run: DigitRun) -> [Match]? {
        var matches: [Match] = []
        var first = 0
        while first < run.groups.count {
            let lengths = run.groups[first...].map(\.digits.utf8.count)
            let size = lengths[0] == total ? 1 : format.blocks.count
            guard size == 1 || lengths.prefix(size).elementsEqual(format.blocks) else { return nil }
            let groups = run.groups[first..<first + size]
            // Dates and books' numbers come in rows as well.
            guard !groups.allSatisfy({ NumberContext.mayBeDate($0.digits) }), !run.groups[first].isBook,
                let last = groups.last
            else { return nil }
            matches.append(
                Match(
                    reference: full(run.digits(first..<first + size)),
                    range: run.groups[first].range.lowerBound..<last.range.upperBound))
            first += size
        }
        return matches.count > 1 ? matches : nil
    }

    /// With a prefix something was meant as an order number; it is one, a first block, or mistyped.
    private func prefixed(_ run: DigitRun, from start: Int) -> Match {
        let all = run.groups.indices
        let ends = run.ends(all)
        // Letters glued to a whole number are another word; glued to less, they are a slip.
        for (length, isFull) in [(total, true), (format.blocks[0], false)]
        where !run.isGlued || (isFull && ends.last == total) {
            guard let last = ends.firstIndex(of: length), isFull || format.blocks.count > 1 else { continue }
            // "CL-401372 5 exemplaires" goes on with another figure, "CL-401372-4875" with a block cut short.
            let goesOn = last + 1 < all.upperBound
            let isOther =
                goesOn && run.groups[last + 1].tie < .mark
                && (isFull || !(4...Self.longestSlip).contains(run.groups[last + 1].digits.utf8.count))
            guard !goesOn || isOther else { continue }
            let digits = run.digits(0..<last + 1)
            return Match(
                reference: isFull ? full(digits) : .firstBlock(format.join([digits])),
                range: start..<run.groups[last].range.upperBound
            )
        }
        return Match(reference: nil, range: start..<run.end)
    }

    /// "CL-401372 4875312" is a second block with a digit too many; "CL-401372 0612345678" goes on with a telephone number.
    private static let longestSlip = 8

    private var total: Int { format.blocks.reduce(0, +) }

    private func full(_ digits: String) -> OrderReference {
        var rest = digits[...]
        let blocks = format.blocks.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }
        return .full(OrderNumber(format: format, blocks: blocks))
    }

    /// The ends of the shop's blocks are ends of groups: `401 372 487 531`, but not `4013 7248 7531`.
    private func isDividedAsUsual(_ run: DigitRun, _ range: Range<Int>) -> Bool {
        let ends = Set(run.ends(range))
        var sum = 0
        let hasEnds = format.blocks.allSatisfy { length in
            sum += length
            return ends.contains(sum)
        }
        return hasEnds && run.groups[range].allSatisfy { $0.digits.utf8.count >= 3 || isEvenlyDivided(run) }
            && !run.groups[range].allSatisfy { $0.digits.utf8.count == 2 }
    }

    /// In pairs, or digit by digit, as one dictates.
    private func isEvenlyDivided(_ run: DigitRun) -> Bool { Set(run.groups.map(\.digits.utf8.count)).count == 1 }

    /// The message is hardly more than the number: "pruvost 763150", "938805 ?".
    private static func saysLittleElse(_ scalars: [Unicode.Scalar]) -> Bool {
        var words = 0
        for index in scalars.indices where scalars[index].isWordScalar && !scalars[index].isDigit {
            if index == 0 || !scalars[index - 1].isWordScalar { words += 1 }
        }
        return words <= 6
    }

    private func result(_ matches: [Match], scalars: [Unicode.Scalar], originals: [Unicode.Scalar]) -> Result {
        var result = Result()
        var rest = String.UnicodeScalarView()
        var index = 0
        for match in matches {
            // "No CL-401372": the sign for a number belongs to it, and is no English word.
            let start = max(index, startOfSign(before: match.range.lowerBound, in: scalars))
            rest.append(contentsOf: originals[index..<start])
            rest.append(contentsOf: [" ", Word.placeholder, " "])
            index = match.range.upperBound
            result.mentions.append(match.reference)
            switch match.reference {
            case let reference?: result.add(reference)
            case nil: result.hasMalformed = true
            }
        }
        rest.append(contentsOf: originals[index...])
        result.rest = String(rest)
        result.dropSecondBlocks(format: format)
        return result
    }
}

extension OrderReferenceScanner {
    /// Where `n°`, `no`, `no.` or `#` right before a number begins, or the number itself.
    private func startOfSign(before number: Int, in scalars: [Unicode.Scalar]) -> Int {
        var end = number
        while end > 0, scalars[end - 1] == " " { end -= 1 }
        for sign in signs {
            let start = end - sign.count
            guard start >= 0, scalars[start..<end].elementsEqual(sign) else { continue }
            if start == 0 || !scalars[start - 1].isWordScalar { return start }
        }
        return number
    }
}

extension DigitRun {
    fileprivate var end: Int { groups.last?.range.upperBound ?? 0 }
}

extension DigitRun.Group {
    /// The digits begin like an ISBN-13.
    fileprivate var isBook: Bool { digits.hasPrefix("978") || digits.hasPrefix("979") }
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

    /// "It ends in 615533, in full CL-278890-615533": the later block of a full number is no order of its own.
    fileprivate mutating func dropSecondBlocks(format: OrderNumberFormat) {
        let numbers = references.compactMap { reference in
            if case .full(let number) = reference { number.description } else { nil }
        }
        references.removeAll { reference in
            guard case .firstBlock(let block) = reference else { return false }
            return numbers.contains { $0.hasSuffix(block.dropFirst(format.prefix.count)) }
        }
    }
}
