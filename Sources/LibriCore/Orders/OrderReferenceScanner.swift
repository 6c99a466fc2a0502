/// Finds order references in a text, however they are written.
///
/// The text is read once, run of digits by run of digits. A prefix makes any grouping of the right number of digits a
/// reference, and the letter O a zero. Without it the digits must be divided where the shop divides them, or stand in
/// one run, and no word may say that they are something else. A repair is of notation only: no digit is guessed.
package struct OrderReferenceScanner: Sendable {
    private let format: OrderNumberFormat
    private let cues: NumberCues
    private let prefix: [Unicode.Scalar]

    /// - Parameters:
    ///   - format: The shop's format.
    ///   - cues: The words around a number that say what it is.
    package init(format: OrderNumberFormat, cues: NumberCues = NumberCues()) {
        self.format = format
        self.cues = cues
        prefix = Array(format.prefix.lowercased().unicodeScalars)
    }

    package struct Result: Sendable, Equatable {
        /// Each distinct order, in order of mention; a full number does not also give its own block.
        package var references: [OrderReference] = []
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
            guard startsWord, let run = DigitRun(in: scalars, at: index, prefix: prefix) else {
                index += 1
                continue
            }
            let context = NumberContext(
                scalars, from: index, to: run.groups.last?.range.upperBound ?? index, cues: cues)
            switch judge(run, from: index, in: context, isReference: isReference) {
            case .match(let match): matches.append(match)
            case .unsure(let match): unsure.append(match)
            case .something: isAlone = false
            }
            index = max(index + 1, matches.last?.range.upperBound ?? 0, run.end)
        }
        // "No, it's CL-668210, not 668201": beside a certain reference, a bare block is one too.
        if matches.isEmpty && unsure.isEmpty { return Result(rest: text) }
        if !matches.isEmpty || (isAlone && Self.saysLittleElse(scalars)) { matches += unsure }
        return result(matches.sorted { $0.range.lowerBound < $1.range.lowerBound }, originals: originals)
    }

    private struct Match {
        /// Nothing when the customer meant a number and mistyped it.
        var reference: OrderReference?
        var range: Range<Int>
    }

    private enum Judgement {
        case match(Match)
        /// A reference, if the rest of the message speaks for it.
        case unsure(Match)
        /// Some other number.
        case something
    }

    private func judge(_ run: DigitRun, from start: Int, in context: NumberContext, isReference: Bool) -> Judgement {
        let all = run.groups.indices
        if run.hasPrefix { return .match(prefixed(run, from: start)) }
        guard !run.isGlued else { return .something }
        if !context.isNamedOtherwise, let match = tied(run) { return .match(match) }
        guard !context.isOtherNumber else { return .something }
        let digits = run.digits(all)
        if digits.utf8.count == total {
            let match = Match(reference: full(digits), range: start..<run.end)
            // "Closed 201225-040126."
            let areDates = run.groups.allSatisfy { NumberContext.mayBeDate($0.digits) }
            if areDates, !isReference, !context.isOrderNumber { return .something }
            // A book's number cut short.
            if all.count == 1, !isReference, digits.hasPrefix("978") || digits.hasPrefix("979") { return .something }
            if isReference || all.count == 1 || isDividedAsUsual(run, all) { return .match(match) }
            // "42 05 19 38 60 74" has as many digits as a telephone number with its country.
            return context.isOrderNumber && isEvenlyDivided(run) ? .match(match) : .something
        }
        if digits.utf8.count == format.blocks[0], format.blocks.count > 1, !context.isDate(digits) {
            let match = Match(reference: .firstBlock(format.join([digits])), range: start..<run.end)
            if isReference { return .match(match) }
            // "419-206" is some other kind of number.
            guard run.groups.dropFirst().allSatisfy({ $0.tie == .space }) else { return .something }
            if context.isOrderNumber { return .match(match) }
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
                goesOn && run.groups[last + 1].tie < .mark && (isFull || run.groups[last + 1].digits.utf8.count <= 3)
            guard !goesOn || isOther else { continue }
            let digits = run.digits(0..<last + 1)
            return Match(
                reference: isFull ? full(digits) : .firstBlock(format.join([digits])),
                range: start..<run.groups[last].range.upperBound
            )
        }
        return Match(reference: nil, range: start..<run.end)
    }

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

    private func result(_ matches: [Match], originals: [Unicode.Scalar]) -> Result {
        var result = Result()
        var rest = String.UnicodeScalarView()
        var index = 0
        for match in matches {
            rest.append(contentsOf: originals[index..<match.range.lowerBound])
            rest.append(contentsOf: [" ", Word.placeholder, " "])
            index = match.range.upperBound
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

extension DigitRun {
    fileprivate var end: Int { groups.last?.range.upperBound ?? 0 }
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
