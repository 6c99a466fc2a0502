public import Foundation

/// Reads a text file: paragraphs separated by empty lines; the title is the file's name.
public struct PlainTextReader: DocumentReader {
    private let detector: LanguageDetector

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells a document's language.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `txt`
    public let fileExtensions: Set<String> = ["txt"]

    /// One document.
    public func documents(in data: Data, named name: String) throws(DocumentError) -> [Document] {
        let text = try data.utf8Text(named: name).withoutInvisibleCharacters()
        let title = name.titleOfFile
        return [
            Document(
                id: name, title: title, language: detector.language(ofDocument: text),
                sections: [Document.Section(blocks: text.paragraphs)]
            )
        ]
    }
}

extension String {
    /// The name of a file without its folder and ending, for documents that have no title of their own.
    var titleOfFile: String { split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? self }

    /// The paragraphs of a text, which empty lines separate.
    var paragraphs: [String] {
        var paragraphs: [String] = []
        var lines: [Substring] = []
        func close() {
            let paragraph = lines.joined(separator: "\n")
            if !paragraph.isEmpty { paragraphs.append(paragraph) }
            lines = []
        }
        for line in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { close() } else { lines.append(line) }
        }
        close()
        return paragraphs
    }
}
