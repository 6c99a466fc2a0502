/// Cuts a model's output into sentences while it comes.
///
/// Scalars are taken one by one, so that it makes no difference where the pieces are cut. A sentence ends at `.`, `!`,
/// `?` or `…` before a space and a capital letter, figure or opening mark, at a line break, and after a marker before a
/// capital letter; markers behind its end belong to it.
public struct SentenceStream: Sendable {
    /// A sentence longer than this many characters is a failure.
    public static let longestSentence = 600

    private var text = ""
    private var citations: [Int] = []
    private var marker: String?
    private var place = Place.inside
    /// What is left of an overlong sentence is thrown away up to its line's end.
    private var isSkipping = false

    /// Where in a sentence the next scalar stands.
    private enum Place {
        case inside
        /// Behind a mark that may end the sentence; a space was seen or not.
        case behindEnd(isSpaced: Bool)
        /// Behind a marker inside the sentence; a space was seen or not.
        case behindMarker(isSpaced: Bool)
    }

    /// Creates a stream.
    public init() {}

    /// Takes a piece of output and gives the sentences that are whole now.
    public mutating func take(_ piece: String) -> [StreamedSentence] {
        var sentences: [StreamedSentence] = []
        for scalar in piece.unicodeScalars where scalar.isSeen { take(scalar, &sentences) }
        return sentences
    }

    /// Ends the stream and gives what is left.
    public mutating func finish() -> [StreamedSentence] {
        var sentences: [StreamedSentence] = []
        take("\n", &sentences)
        return sentences
    }

    private mutating func take(_ scalar: Unicode.Scalar, _ sentences: inout [StreamedSentence]) {
        if let open = marker {
            if open.unicodeScalars.count < Self.longestMarker, scalar.isInsideMarker {
                marker = open + String(scalar)
                return
            }
            marker = nil
            let numbers = open.dropFirst().split { $0 == "," || $0 == " " }.compactMap { Int($0) }
            if scalar == "]", !numbers.isEmpty {
                for number in numbers where !citations.contains(number) { citations.append(number) }
                if case .inside = place { place = .behindMarker(isSpaced: false) }
                return
            }
            for scalar in open.unicodeScalars { append(scalar, &sentences) }
        }
        if scalar.isLineBreak {
            close(&sentences)
            isSkipping = false
        } else if scalar == "[" {
            marker = "["
        } else {
            append(scalar, &sentences)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ sentences: inout [StreamedSentence]) {
        guard !isSkipping else { return }
        let isSpace = scalar.properties.isWhitespace
        switch place {
        case .inside: break
        case .behindEnd(let isSpaced):
            if isSpace {
                place = .behindEnd(isSpaced: true)
            } else if isSpaced || !citations.isEmpty, scalar.beginsSentence, isEnd {
                close(&sentences)
            } else if !(Self.ends.contains(scalar) || Self.closers.contains(scalar)) || isSpaced {
                place = .inside
            }
        case .behindMarker(let isSpaced):
            if isSpace {
                place = .behindMarker(isSpaced: true)
            } else if isSpaced, scalar.properties.isUppercase {
                close(&sentences)
            } else {
                // "… 20 mm [1]." leaves no space before the mark.
                if scalar == "." || scalar == ",", text.last == " " { text.removeLast() }
                place = .inside
            }
        }
        text.unicodeScalars.append(scalar)
        if Self.ends.contains(scalar) { place = .behindEnd(isSpaced: false) }
        if text.unicodeScalars.count > Self.longestSentence {
            sentences.append(StreamedSentence(text: text.withoutMarkup(), citations: citations, isOverlong: true))
            (text, citations, place, isSkipping) = ("", [], .inside, true)
        }
    }

    /// Whether the text so far does not end with an abbreviation.
    private var isEnd: Bool { SentenceSplitter().sentences(of: text + " Fin").count > 1 || !text.hasEndingPeriod }

    private mutating func close(_ sentences: inout [StreamedSentence]) {
        let line = text.withoutMarkup()
        let item = line.withoutListMark()
        if item.text.contains(where: { $0.isLetter || $0.isNumber }) {
            sentences.append(StreamedSentence(text: item.text, citations: citations, isListItem: item.isListItem))
        }
        (text, citations, place) = ("", [], .inside)
    }

    private static let longestMarker = 16
    private static let ends: Set<Unicode.Scalar> = [".", "!", "?", "…"]
    private static let closers: Set<Unicode.Scalar> = ["»", "\"", "”", ")", "*", "_", "`"]
}

extension String {
    fileprivate var hasEndingPeriod: Bool { last { !$0.isWhitespace } == "." }
}

extension Unicode.Scalar {
    fileprivate var isLineBreak: Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 }

    /// Line breaks are kept; other controls, and what cannot be seen, are not.
    fileprivate var isSeen: Bool { isLineBreak || self == "\t" || String(self).withoutInvisibleCharacters() != "" }

    fileprivate var isInsideMarker: Bool { (0x30...0x39).contains(value) || self == "," || self == " " }

    fileprivate var beginsSentence: Bool {
        properties.isUppercase || isNumeral || ["«", "\"", "“", "(", "-", "*", "•"].contains(self)
    }
}
