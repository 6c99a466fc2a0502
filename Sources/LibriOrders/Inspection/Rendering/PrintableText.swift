/// Makes what comes from a database fit for a terminal, a comment and a page: one line, nothing invisible, not endless.
enum PrintableText {
    private static let most = 80

    /// The text in one line of at most so many characters.
    static func short(_ text: String) -> String { short(text, most: most) }

    static func short(_ text: String, most: Int) -> String {
        let bounded = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most * 4)))
        let line = bounded.withoutInvisibleCharacters().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > most ? line.prefix(most - 1) + "…" : line
    }

    /// A sentence that holds names of the database.
    static func sentence(_ text: String) -> String { short(text, most: 600) }

    /// A name as code in a cell of a Markdown table.
    static func code(_ name: String) -> String { code(name, most: most) }

    static func code(_ name: String, most: Int) -> String {
        let line = short(name, most: most)
        guard !line.isEmpty else { return "–" }
        return "`" + line.replacing("`", with: "'").replacing("\\", with: "/").replacing("|", with: "\\|") + "`"
    }

    /// Words in a cell or a list of a Markdown page.
    static func markdown(_ text: String) -> String {
        let characters = Array(sentence(text))
        var escaped = ""
        for (place, character) in characters.enumerated() {
            // An underscore within a word marks nothing.
            let isWithin =
                character == "_" && place > 0 && place + 1 < characters.count && isWord(characters[place - 1])
                && isWord(characters[place + 1])
            if "\\|`*_<>[]#".contains(character), !isWithin { escaped += "\\" }
            escaped.append(character)
        }
        return escaped
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
