public import Foundation

/// Reads documents from JSON Lines: `{"id", "title", "text", "url", "language", "questions"}`; `id` and `text` are required.
public struct JSONLinesReader: DocumentReader {
    private let detector: LanguageDetector

    private struct Line: Decodable {
        var id: String
        var title: String?
        var text: String
        var url: String?
        var language: String?
        var questions: [String]?
    }

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells the language of a document that does not.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `jsonl`
    public let fileExtensions: Set<String> = ["jsonl"]

    /// One document per line.
    public func documents(in data: Data, named name: String) throws(DocumentError) -> [Document] {
        var documents: [Document] = []
        let decoder = JSONDecoder()
        for (index, bytes) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard bytes.contains(where: { $0 > 0x20 }) else { continue }
            guard let line = try? decoder.decode(Line.self, from: Data(bytes)) else {
                throw DocumentError(
                    .malformed,
                    "\(name), line \(index + 1): expected an object such as {\"id\":\"a\",\"title\":\"…\",\"text\":\"…\",\"url\":\"…\"}."
                )
            }
            guard !line.id.isEmpty,
                !line.id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else {
                throw DocumentError(
                    .malformed, "\(name), line \(index + 1): the id is empty or has control characters.")
            }
            documents.append(document(of: line, place: "\(name), line \(index + 1)"))
        }
        return documents
    }

    private func document(of line: Line, place: String) -> Document {
        let text = line.text.withoutInvisibleCharacters()
        let stated = StatedLanguage(line.language ?? "", at: place)
        return Document(
            id: line.id, title: (line.title ?? "").withoutInvisibleCharacters(),
            url: line.url.flatMap { $0.isEmpty ? nil : $0 },
            language: stated.language ?? detector.language(ofDocument: text),
            questions: (line.questions ?? []).map { $0.withoutInvisibleCharacters() },
            sections: [Document.Section(blocks: text.paragraphs)], warnings: stated.warnings
        )
    }
}
