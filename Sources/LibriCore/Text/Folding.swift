import Foundation

extension String {
    /// The text without case, accents, ligatures and typographic variants: `"L’Œuvre"` becomes `"l'oeuvre"`.
    ///
    /// Comparisons of words and names use this form. Compatibility characters (full-width digits, ligatures) take
    /// their plain form, invisible characters (zero-width, bidirectional, tags) disappear, every dash becomes `-`,
    /// every apostrophe `'` and every space a plain space. Source: Unicode Standard Annex 15, form NFKD.
    package func folded() -> String {
        // Most words are folded already.
        utf8.allSatisfy(\.isFolded) ? self : String(decoding: foldedBytes(), as: UTF8.self)
    }

    /// The folded text in UTF-8.
    func foldedBytes() -> [UInt8] { Substring(self).foldedBytes() }

    /// The text without characters that a reader cannot see and a filter could be fooled by.
    ///
    /// Control characters other than line breaks and tabs, zero-width and bidirectional marks, tag characters and
    /// private-use characters are dropped. Variation selectors stay, or emoji would change.
    package func withoutInvisibleCharacters() -> String {
        // Nearly every message is already clean.
        if unicodeScalars.allSatisfy(\.isVisibleOrBreak) { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars where scalar.isVisibleOrBreak { result.append(scalar) }
        return String(result)
    }
}

extension Substring {
    /// The folded text; see ``Swift/String/folded()``.
    package func folded() -> String {
        // Most words are folded already.
        utf8.allSatisfy(\.isFolded) ? String(self) : String(decoding: foldedBytes(), as: UTF8.self)
    }

    func foldedBytes() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: result.append(UInt8(scalar.value) + 0x20)
            case 0x60: result.append(0x27)
            case ..<0x80: result.append(UInt8(scalar.value))
            case ..<UInt32(Folding.table.count): result += Folding.table[Int(scalar.value)]
            case 0x2018, 0x2019: result.append(0x27)
            default: result += Folding.bytes(of: scalar)
            }
        }
        return result
    }
}

/// Folds scalar by scalar: the decomposition of a text is that of its scalars, but for the order of its marks, and marks
/// are dropped.
private enum Folding {
    /// What the scalars of European writing fold to, so that none of them is decomposed twice.
    static let table: [[UInt8]] = (0..<UInt32(0x250)).map { value in
        Unicode.Scalar(value).map(bytes(of:)) ?? []
    }

    static func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
        var result = ""
        for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
            part.appendFolded(to: &result)
        }
        return Array(result.utf8)
    }
}

extension UInt8 {
    /// Whether the byte is ASCII and its own folded form.
    fileprivate var isFolded: Bool { self < 0x80 && !(0x41...0x5A).contains(self) && self != 0x60 }
}

extension Unicode.Scalar {
    fileprivate func appendFolded(to result: inout String) {
        switch value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: result += "-"
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x02B9, 0x02BB, 0x02BC, 0x02C8, 0x2032, 0x00B4, 0x0060, 0xFF07:
            result += "'"
        case 0x00E6, 0x00C6: result += "ae"
        case 0x0153, 0x0152: result += "oe"
        case 0x00DF, 0x1E9E: result += "ss"
        case 0x00F8, 0x00D8: result += "o"
        case 0x0142, 0x0141: result += "l"
        case 0x0111, 0x0110, 0x00F0, 0x00D0: result += "d"
        case 0x0127, 0x0126: result += "h"
        case 0x0167, 0x0166: result += "t"
        case 0x014B, 0x014A: result += "n"
        case 0x00FE, 0x00DE: result += "th"
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
        switch value {
        case 0x20..<0x7F, 0x0A, 0x09, 0x0D: return true
        // Latin letters with accents, the soft hyphen and the control characters before them left out.
        case 0xA0..<0xAD, 0xAE..<0x250: return true
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return false
        default: return self != Word.placeholder
        }
    }
}
