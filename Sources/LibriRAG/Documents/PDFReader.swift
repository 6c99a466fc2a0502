#if Documents
public import Foundation
import Subprocess

/// Reads the text of a PDF by poppler's `pdftotext`, in a process of its own with bounds on time (the processor's
/// and the clock's), memory and output.
public struct PDFReader: DocumentReader {
    private let detector: LanguageDetector
    private let command: String
    private let longest: Duration

    /// Creates a reader.
    ///
    /// - Parameter detector: Tells a document's language.
    public init(detector: LanguageDetector) {
        self.init(
            detector: detector, command: "ulimit -t 30 -v 2000000; exec pdftotext -q -enc UTF-8 -nopgbrk -l 2000 - -",
            longest: .seconds(60))
    }

    /// Creates a reader with another program.
    ///
    /// - Parameters:
    ///   - command: What a shell does with the bytes of a PDF.
    ///   - longest: The time by the clock after which the program is ended.
    package init(detector: LanguageDetector, command: String, longest: Duration) {
        self.detector = detector
        self.command = command
        self.longest = longest
    }

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
                id: name, title: title, language: detector.language(ofDocument: text),
                sections: [Document.Section(blocks: blocks)])
        ]
    }

    private func text(of data: Data, named name: String) async throws(DocumentError) -> String {
        let result: Outcome?
        do { result = try await finished(data) } catch {
            throw DocumentError(.malformed, "\(name) cannot be read as a PDF: it may hold too much text. Split it.")
        }
        switch result?.terminationStatus {
        case .exited(0): return result?.standardOutput ?? ""
        case .exited(127): throw DocumentError(.unreadable, Self.missing(name))
        case nil:
            throw DocumentError(
                .malformed,
                "\(name) was not read within \(longest.components.seconds) seconds. Save it anew, or split it.")
        default:
            throw DocumentError(
                .malformed, "\(name) cannot be read as a PDF, or is protected, or takes too long. Save it anew.")
        }
    }

    private typealias Outcome = ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>

    /// What the program leaves behind; nothing when the clock ended it.
    private func finished(_ data: Data) async throws -> Outcome? {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { [command] in
                // What is hostile in a PDF ends with the process: no more than its seconds, its memory and its bytes.
                try await run(
                    .name("sh"), arguments: ["-c", command], input: .data(data),
                    output: .string(limit: Self.longestText), error: .string(limit: 4_096))
            }
            // A process that waits uses none of its seconds.
            group.addTask { [longest] in
                try await Task.sleep(for: longest)
                return nil
            }
            // The process of a task that is cancelled is killed.
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

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
