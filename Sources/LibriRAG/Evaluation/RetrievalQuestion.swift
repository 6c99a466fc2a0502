import Foundation

/// A question with the documents that answer it.
package struct RetrievalQuestion: Sendable, Decodable {
    package var id: String?
    /// The question.
    package var text: String
    package var language: Language?
    /// The documents, any of which answers it; none where the documents do not answer.
    package var documents: [String]
    /// Words of these documents, any of which a quotation that answers must hold; empty where that is not known.
    package var quotes: [String]

    private enum Key: String, CodingKey {
        case id, text, language, documents, answers, quotes
    }

    /// Decodes `{"id", "text", "language", "documents"}`; `documents` may be called `answers`, and `quotes` may
    /// be there.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decodeIfPresent(String.self, forKey: .id)
        text = try container.decode(String.self, forKey: .text)
        language = try container.decodeIfPresent(Language.self, forKey: .language)
        documents =
            try container.decodeIfPresent([String].self, forKey: .documents)
            ?? container.decode([String].self, forKey: .answers)
        quotes = try container.decodeIfPresent([String].self, forKey: .quotes) ?? []
    }

    /// Reads a file of questions, one a line.
    ///
    /// - Throws: ``DocumentError`` that names the line.
    package static func read(_ path: String) throws(DocumentError) -> [RetrievalQuestion] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DocumentError(.missing, "\(path) cannot be read. Name a file of questions, one JSON object a line.")
        }
        let text = try data.utf8Text(named: path)
        var questions: [RetrievalQuestion] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            guard let question = try? JSONDecoder().decode(RetrievalQuestion.self, from: Data(line.utf8)) else {
                throw DocumentError(
                    .malformed,
                    "\(path), line \(index + 1): expected {\"id\":\"1\",\"text\":\"…\",\"documents\":[\"a.md\"]}; documents is empty where none answers."
                )
            }
            // Any quotation holds the empty text, or none does.
            guard !question.quotes.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
                throw DocumentError(
                    .malformed,
                    "\(path), line \(index + 1): a text in \"quotes\" is empty. Write words of the documents there, or leave it out."
                )
            }
            questions.append(question)
        }
        guard !questions.isEmpty else { throw DocumentError(.malformed, "\(path) holds no question.") }
        return questions
    }
}
