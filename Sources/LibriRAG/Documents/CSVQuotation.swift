#if Documents
/// Follows the quotation marks of comma-separated values, and tells where they go wrong.
///
/// SwiftCSV takes one that is never closed for a value to the end of the file, and names no line.
/// Source: RFC 4180, section 2, rules 5 to 7.
package struct CSVQuotation: Sendable {
    /// What a character is to a table.
    package enum Symbol: Sendable { case mark, delimiter, lineEnd, blank, other }

    /// What is wrong, and where.
    package struct Fault: Sendable, Equatable {
        /// The line, counted from 1.
        package let line: Int
        /// What is wrong and what to do.
        package let reason: String

        init(_ line: Int, _ reason: String) {
            self.line = line
            self.reason =
                "\(reason). Put one before and one after the value, and write those within it twice."
        }
    }

    /// Whether a value has begun, and whether a quotation mark was just passed that may be the first of two.
    private enum Place { case beforeValue, plain, plainMark, quoted, quotedMark }

    private var place = Place.beforeValue
    private var opened = 1

    /// Begins before the first value of a row.
    package init() {}

    /// Whether a line end here would belong to a value.
    package var isQuoted: Bool { place == .quoted }

    /// Goes over a character.
    ///
    /// - Returns: A fault; nothing more can be said of the row then.
    package mutating func take(_ symbol: Symbol, line: Int) -> Fault? {
        switch (place, symbol) {
        case (.beforeValue, .mark): (place, opened) = (.quoted, line)
        case (.beforeValue, .other): place = .plain
        case (.plain, .mark): place = .plainMark
        case (.plain, .delimiter), (.plain, .lineEnd): place = .beforeValue
        case (.plainMark, .mark): place = .plain
        case (.plainMark, _): return Fault(line, "a quotation mark stands in a value that has none around it")
        case (.quoted, .mark): place = .quotedMark
        case (.quotedMark, .mark): place = .quoted
        case (.quotedMark, .delimiter), (.quotedMark, .lineEnd): place = .beforeValue
        case (.quotedMark, .other):
            return Fault(opened, "the value that a quotation mark opens here goes on after the closing one")
        case (.beforeValue, _), (.plain, _), (.quoted, _), (.quotedMark, .blank): break
        }
        return nil
    }

    /// What is wrong when the text ends here.
    package var faultAtEnd: Fault? {
        isQuoted ? Fault(opened, "the quotation mark that opens here is never closed") : nil
    }
}

extension CSVQuotation {
    /// The first fault with its line; nothing where each value that a quotation mark opens ends with one.
    static func fault(in text: String, delimiter: Character) -> String? {
        var quotation = CSVQuotation()
        var line = 1
        for character in text {
            let symbol: Symbol =
                character == "\""
                ? .mark
                : character == delimiter
                    ? .delimiter : character.isNewline ? .lineEnd : character.isWhitespace ? .blank : .other
            if let fault = quotation.take(symbol, line: line) { return described(fault) }
            if symbol == .lineEnd { line += 1 }
        }
        return quotation.faultAtEnd.map(described)
    }

    private static func described(_ fault: Fault) -> String { "line \(fault.line): \(fault.reason)" }
}
#endif
