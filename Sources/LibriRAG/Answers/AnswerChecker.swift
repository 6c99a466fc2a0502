/// Judges whether a piece of an answer may be shown.
///
/// An implementation must refuse a piece that says a figure which the cited passages do not hold. When in doubt it
/// refuses.
public protocol AnswerChecker: Sendable {
    /// Whether a piece of an answer is supported by the passages that it cites.
    func supports(_ piece: String, by passages: [Passage]) -> Bool
}

/// Lets through only what stands word for word in a cited passage, or is a heading above it.
public struct VerbatimAnswerChecker: AnswerChecker {
    /// Creates a checker.
    public init() {}

    /// Whether a passage holds the piece.
    public func supports(_ piece: String, by passages: [Passage]) -> Bool {
        !piece.isEmpty && passages.contains { $0.text.holds(piece) || $0.headings.contains(piece) }
    }
}

extension String {
    /// Whether a piece stands in here word for word, accents in either form.
    fileprivate func holds(_ piece: String) -> Bool {
        // Nearly every piece stands here byte for byte, which is found much sooner than equal characters are.
        if let start = firstByte(of: piece), Index(start, within: self) != nil,
            Index(utf8.index(start, offsetBy: piece.utf8.count), within: self) != nil
        {
            return true
        }
        return contains(piece)
    }

    private func firstByte(of piece: String) -> Index? {
        let found = utf8.withContiguousStorageIfAvailable { bytes in
            piece.utf8.withContiguousStorageIfAvailable { piece in
                bytes.indices.first { bytes[$0...].starts(with: piece) }
            }
        }
        return found.flatMap(\.self).flatMap(\.self).map { utf8.index(utf8.startIndex, offsetBy: $0) }
    }
}
