#if Documents
/// Where the quotation marks of comma-separated values go wrong.
///
/// SwiftCSV takes one that is never closed for a value to the end of the file, and names no line.
/// Source: RFC 4180, section 2, rules 5 to 7.
enum CSVQuotation {
    /// Whether a value has begun, and whether a quotation mark was just passed that may be the first of two.
    private enum Place { case beforeValue, plain, plainMark, quoted, quotedMark }

    /// The first fault with its line; nothing where each value that a quotation mark opens ends with one.
    static func fault(in text: String, delimiter: Character) -> String? {
        var place = Place.beforeValue
        var line = 1
        var opened = 1
        for character in text {
            let isEnd = character == delimiter || character.isNewline
            switch (place, character == "\"") {
            case (.beforeValue, true): (place, opened) = (.quoted, line)
            case (.beforeValue, false): if !isEnd, !character.isWhitespace { place = .plain }
            case (.plain, true): place = .plainMark
            case (.plain, false): if isEnd { place = .beforeValue }
            case (.plainMark, true): place = .plain
            case (.plainMark, false): return fault(line, "a quotation mark stands in a value that has none around it")
            case (.quoted, true): place = .quotedMark
            case (.quoted, false): break
            case (.quotedMark, true): place = .quoted
            case (.quotedMark, false):
                if isEnd {
                    place = .beforeValue
                } else if !character.isWhitespace {
                    return fault(opened, "the value that a quotation mark opens here goes on after the closing one")
                }
            }
            if character.isNewline { line += 1 }
        }
        return place == .quoted ? fault(opened, "the quotation mark that opens here is never closed") : nil
    }

    private static func fault(_ line: Int, _ reason: String) -> String {
        "line \(line): \(reason). Put one before and one after the value, and write those within it twice."
    }
}
#endif
