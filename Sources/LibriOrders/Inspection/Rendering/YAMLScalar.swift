/// A text as a scalar of YAML 1.1 and 1.2, quoted where it would be read as something else.
enum YAMLScalar {
    static func written(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// Words that readers of YAML 1.1 take for yes, no and nothing.
    private static let reserved: Set<String> = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf", "infinity",
    ]

    /// Letters, figures, underscores and single points, hyphens or blanks between them, beginning with a letter. What
    /// could be a number, such as 1e3, begins with a figure.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first), !reserved.contains(text.lowercased()) else {
            return false
        }
        var previous: Unicode.Scalar = "a"
        for scalar in text.unicodeScalars {
            let isMark = scalar == " " || scalar == "." || scalar == "-" || scalar == "'" || scalar == "/"
            let wasMark = previous == " " || previous == "." || previous == "-" || previous == "'" || previous == "/"
            guard isLetter(scalar) || isDigit(scalar) || scalar == "_" || (isMark && !wasMark) else { return false }
            previous = scalar
        }
        return isLetter(previous) || isDigit(previous) || previous == "_"
    }

    /// Letters of European writing in their composed form: others are written as escapes.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0xC0..<0x250: scalar.value != 0xD7 && scalar.value != 0xF7
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case " "..."~": quoted.unicodeScalars.append(scalar)
            default:
                if isLetter(scalar) || isShown(scalar) {
                    quoted.unicodeScalars.append(scalar)
                } else {
                    quoted += escape(scalar)
                }
            }
        }
        return quoted + "\""
    }

    /// Punctuation of French and other letters, which need no escape.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x20AC, 0xB0, 0xAB, 0xBB: true
        default: scalar.value >= 0x250 && scalar.value < 0xFFFE && scalar.properties.isAlphabetic
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        return "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)"
    }
}
