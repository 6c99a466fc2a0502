import Foundation

extension String {
    /// The pieces between white space, none of them empty.
    package func splitAtWhiteSpace() -> [Substring] {
        // Where every scalar is a character by itself, nobody need look for the bounds of characters.
        guard unicodeScalars.allSatisfy(\.standsAlone) else { return split(whereSeparator: \.isWhitespace) }
        return unicodeScalars.split { $0.isPlainWhiteSpace }.map { self[$0.startIndex..<$0.endIndex] }
    }

}

extension Substring {
    /// The text without white space and line breaks at either end.
    package func trimmingWhiteSpace() -> String {
        let bytes = utf8
        let start = bytes.firstIndex { !$0.isWhiteSpace } ?? bytes.endIndex
        let end = bytes[start...].lastIndex { !$0.isWhiteSpace }.map { bytes.index(after: $0) } ?? start
        let trimmed = self[start..<end]
        // What is not ASCII at an end may be a rare kind of white space.
        let isTrimmed = [trimmed.utf8.first, trimmed.utf8.last].allSatisfy { $0.map { $0 < 0x80 } ?? true }
        return isTrimmed ? String(trimmed) : trimmed.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Unicode.Scalar {
    /// Whether the scalar makes a character of its own whatever stands beside it, but for the line break of two.
    fileprivate var standsAlone: Bool {
        switch value {
        // Up to the combining marks; then dashes and quotation marks, the ellipsis, the narrow space, the euro sign.
        case ..<0x300, 0x2010...0x2027, 0x202F, 0x20AC: true
        default: false
        }
    }

    /// White space among the scalars that stand alone.
    fileprivate var isPlainWhiteSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x202F: true
        default: false
        }
    }

    /// Whether the scalar is a figure of any script.
    package var isNumeral: Bool {
        value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType != nil
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
