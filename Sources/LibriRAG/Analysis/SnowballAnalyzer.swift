import CStemmer
import Foundation
import Synchronization

/// Words without elision and stop words, stemmed by Snowball, accents folded after stemming.
///
/// Stemming comes before folding because Snowball's French rules need the accents. Source: Snowball, libstemmer 2.2.
public final class SnowballAnalyzer: TextAnalyzer {
    private let stemmer: Mutex<Stemmer>
    private let stopWords: Set<String>
    private let language: Language

    /// Creates an analyzer.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(language: Language) throws(ResourceError) {
        self.language = language
        let words: PerLanguage<[String]> = try ResourceBundle(target: "LibriRAG").loadPerLanguage("stopwords")
        stopWords = Set(words[language])
        stemmer = Mutex(Stemmer(language: language))
    }

    /// The version of the rules.
    public var version: String { "snowball-\(language.rawValue)-4" }

    /// The words of a text without elided articles or possessive endings.
    public func words(of text: String) -> [String] {
        // An accent of its own, as PDFs have it, is the same letter; the stemmer knows it as one character only.
        let isDecomposed = text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) }
        return TermTokenizer.words(of: isDecomposed ? text.precomposedStringWithCanonicalMapping : text).map { word in
            language == .french ? TermTokenizer.withoutElision(word) : TermTokenizer.withoutPossessive(word)
        }
    }

    /// The word folded and stemmed, unless it is a stop word.
    public func term(for word: String) -> AnalysedTerm? {
        let folded = word.folded()
        guard !folded.isEmpty, !stopWords.contains(word), folded == word || !stopWords.contains(folded) else {
            return nil
        }
        return AnalysedTerm(word: folded, stem: stemmer.withLock { $0.stem(word) }.folded())
    }
}

/// One stemmer of libstemmer, which keeps state while it works and so serves one caller at a time.
private struct Stemmer: ~Copyable {
    private let pointer: OpaquePointer?

    init(language: Language) {
        pointer = sb_stemmer_new(language == .french ? "french" : "english", "UTF_8")
    }

    deinit { sb_stemmer_delete(pointer) }

    /// The stem of a lower-case word; the word itself when libstemmer has no memory.
    mutating func stem(_ word: String) -> String {
        guard let pointer else { return word }
        var bytes = word
        guard let stem = bytes.withUTF8({ sb_stemmer_stem(pointer, $0.baseAddress, Int32($0.count)) }) else {
            return word
        }
        let length = Int(sb_stemmer_length(pointer))
        return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
}
