import Foundation

extension String {
    /// The text without case, accents, ligatures and typographic variants: `"L’Œuvre"` becomes `"l'oeuvre"`.
    ///
    /// Comparisons of words and names use this form. Compatibility characters (full-width digits, ligatures) take
    /// their plain form, invisible characters (zero-width, bidirectional, tags) disappear, every dash becomes `-`,
    /// every apostrophe `'` and every space a plain space. Source: Unicode Standard Annex 15, form NFKD.
    package func folded() -> String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in decomposedStringWithCompatibilityMapping.unicodeScalars {
            scalar.appendFolded(to: &result)
        }
        return result
    }

    /// The text without characters that a reader cannot see and a filter could be fooled by.
    ///
    /// Control characters other than line breaks and tabs, zero-width and bidirectional marks, tag characters and
    /// private-use characters are dropped. Variation selectors stay, or emoji would change.
    package func withoutInvisibleCharacters() -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars where scalar.isVisibleOrBreak { result.append(scalar) }
        return String(result)
    }
}

extension Unicode.Scalar {
    fileprivate func appendFolded(to result: inout String) {
        switch value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: result += "-"
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x02BC, 0x00B4, 0x0060, 0xFF07: result += "'"
        case 0x00E6, 0x00C6: result += "ae"
        case 0x0153, 0x0152: result += "oe"
        case 0x00DF, 0x1E9E: result += "ss"
        case 0x00F8, 0x00D8: result += "o"
        case 0x0142, 0x0141: result += "l"
        case 0x0111, 0x0110, 0x00F0, 0x00D0: result += "d"
        case 0x0131: result += "i"
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return
            case .spaceSeparator: result += " "
            default: result += properties.lowercaseMapping
            }
        }
    }

    fileprivate var isVisibleOrBreak: Bool {
        switch properties.generalCategory {
        case .control: return value == 0x0A || value == 0x09 || value == 0x0D
        case .format, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }
}
