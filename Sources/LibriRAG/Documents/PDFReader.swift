#if Documents
public import Foundation
import Subprocess

/// Reads the text of a PDF by poppler's `pdftotext`, in a process of its own with bounds on time, memory and output.
public struct PDFReader: DocumentReader {
    private let detector: LanguageDetector

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells a document's language.
    public init(detector: LanguageDetector) { self.detector = detector }

    /// `pdf`
    public let fileExtensions: Set<String> = ["pdf"]

    /// One document; its title is the file's name.
    public func documents(in data: Data, named name: String) async throws(DocumentError) -> [Document] {
        let text = try await text(of: data, named: name).withoutInvisibleCharacters()
        let blocks = Self.blocks(of: text)
        guard !blocks.isEmpty else {
            throw DocumentError(
                .malformed, "\(name) has no text: its pages are pictures. Save it with text (OCR), or leave it out.")
        }
        let title = name.titleOfFile
        return [
            Document(
                id: name, title: title, language: detector.language(of: text, prior: .french),
                sections: [Document.Section(blocks: blocks)])
        ]
    }

    private func text(of data: Data, named name: String) async throws(DocumentError) -> String {
        do {
            // What is hostile in a PDF ends with the process: no more than its seconds, its memory and its bytes.
            let result = try await run(
                .name("sh"), arguments: ["-c", Self.command], input: .data(data),
                output: .string(limit: Self.longestText), error: .string(limit: 4_096))
            guard case .exited(0) = result.terminationStatus else {
                if case .exited(127) = result.terminationStatus { throw DocumentError(.unreadable, Self.missing(name)) }
                throw DocumentError(
                    .malformed, "\(name) cannot be read as a PDF, or is protected, or takes too long. Save it anew.")
            }
            return result.standardOutput ?? ""
        } catch let error as DocumentError {
            throw error
        } catch {
            throw DocumentError(.malformed, "\(name) cannot be read as a PDF: it may hold too much text. Split it.")
        }
    }

    private static let command =
        "ulimit -t 30 -v 2000000; exec pdftotext -q -enc UTF-8 -nopgbrk -l 2000 - -"
    private static let longestText = 20_000_000

    private static func missing(_ name: String) -> String {
        "\(name) cannot be read: pdftotext is not installed (Debian's package poppler-utils)."
    }

    /// The paragraphs, with the lines that a page breaks put together again.
    private static func blocks(of text: String) -> [String] {
        text.paragraphs.map { paragraph in
            paragraph.split(separator: "\n").reduce(into: "") { joined, line in
                let line = line.trimmingCharacters(in: .whitespaces)
                if joined.hasSuffix("-"), joined.dropLast().last?.isLetter == true, line.first?.isLowercase == true {
                    joined.removeLast()
                    joined += line
                } else if !line.isEmpty {
                    joined += joined.isEmpty ? line : " " + line
                }
            }
        }.filter { $0.contains(where: \.isLetter) }
    }
}
#endif
