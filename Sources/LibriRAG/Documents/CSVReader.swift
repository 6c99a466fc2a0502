#if Documents
public import Foundation
import SwiftCSV

/// Reads questions and their answers from comma- or semicolon-separated values with the columns `question` and `answer`, and perhaps
/// `id`, `url`, `language`.
public struct CSVReader: DocumentReader {
    private let detector: LanguageDetector

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells the language of a row that does not.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `csv`
    public let fileExtensions: Set<String> = ["csv"]

    /// One document per row: its title is the question.
    public func documents(in data: Data, named name: String) throws(DocumentError) -> [Document] {
        let text = try data.utf8Text(named: name)
        let delimiter = CSVDelimiter.guessed(string: text)
        // The rows before it are not read alone: they would replace everything that was read of the file the last time.
        if let fault = CSVQuotation.fault(in: text, delimiter: delimiter.rawValue) {
            throw DocumentError(.malformed, "\(name), \(fault)")
        }
        let table: CSV<Named>
        do { table = try CSV<Named>(string: text, delimiter: delimiter) } catch {
            throw DocumentError(.malformed, "\(name) is not a table of comma-separated values.")
        }
        let columns = Dictionary(
            table.header.map { ($0.trimmingCharacters(in: .whitespaces).lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        guard let question = columns["question"], let answer = columns["answer"] else {
            throw DocumentError(
                .malformed,
                "\(name) has the columns \(table.header.joined(separator: ", ")); question and answer are needed.")
        }
        var documents: [Document] = []
        for (index, row) in table.rows.enumerated() {
            func value(_ column: String?) -> String? {
                let value = column.flatMap { row[$0] }?.withoutInvisibleCharacters()
                    .trimmingCharacters(in: .whitespacesAndNewlines)
                return value?.isEmpty == false ? value : nil
            }
            guard let title = value(question), let text = value(answer) else {
                // An empty line at the end is no mistake.
                if value(question) == nil, value(answer) == nil { continue }
                throw DocumentError(.malformed, "\(name), row \(index + 1): the question or the answer is empty.")
            }
            let stated = StatedLanguage(value(columns["language"]) ?? "", at: "\(name), row \(index + 1)")
            documents.append(
                Document(
                    id: value(columns["id"]) ?? "\(name)#\(index + 1)", title: title, url: value(columns["url"]),
                    language: stated.language ?? detector.language(ofDocument: text),
                    sections: [Document.Section(blocks: text.paragraphs)], warnings: stated.warnings))
        }
        return documents
    }
}
#endif
