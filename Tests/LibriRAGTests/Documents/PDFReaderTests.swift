#if Documents
import Foundation
import LibriRAG
import LibriTestSupport
import Testing

/// `make test` runs it in a process of its own: two libraries that wait for programs do not get in each other's way.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil)) struct PDFReaderTests {
    private func read(_ data: Data) async throws -> [Document] {
        try await PDFReader(detector: LanguageDetector(lexicons: try Lexicons())).documents(
            in: data, named: "fr/guide.pdf")
    }

    /// A PDF of one page with some lines (ISO 32000-1, 7.5); poppler repairs the missing table of objects.
    private func pdf(_ lines: [String]) -> Data {
        let text = lines.map { "(\($0)) Tj 0 -14 Td" }.joined(separator: "\n")
        let content = "BT /F1 12 Tf 50 700 Td\n\(text)\nET"
        return Data(
            """
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
            3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
              /Resources <</Font <</F1 5 0 R>>>>>> endobj
            4 0 obj <</Length \(content.utf8.count)>> stream
            \(content)
            endstream endobj
            5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """.utf8)
    }

    @Test func readsTheTextAndJoinsItsLines() async throws {
        let document = try #require(try await read(pdf(["Le papier bouf-", "fant est", "agreable a lire."])).first)
        #expect(document.title == "guide")
        #expect(document.sections.flatMap(\.blocks).joined(separator: " ") == "Le papier bouffant est agreable a lire.")
    }

    @Test func aPDFWithoutTextSaysSo() async throws {
        let error = await #expect(throws: DocumentError.self) { try await read(pdf([])) }
        #expect(error?.message.contains("no text") == true)
    }

    @Test func aProgramThatWaitsIsEnded() async throws {
        let folder = try TemporaryFolder()
        let reader = PDFReader(
            detector: LanguageDetector(lexicons: try Lexicons()),
            command: "echo $$ > \(folder.path("id")); exec sleep 300",
            longest: .seconds(1))
        // More than a pipe holds, so that whoever writes waits as well.
        let data = Data(repeating: 0x25, count: 5_000_000)
        let clock = ContinuousClock()
        let start = clock.now
        let error = await #expect(throws: DocumentError.self) { try await reader.documents(in: data, named: "a.pdf") }
        #expect(error?.message == "a.pdf was not read within 1 seconds. Save it anew, or split it.")
        #expect(clock.now - start < .seconds(60))
        let id = try #require(Int32(try String(contentsOfFile: folder.path("id"), encoding: .utf8).dropLast()))
        #expect(kill(id, 0) == -1, "the process is gone")
    }

    @Test func rubbishIsRefused() async throws {
        let error = await #expect(throws: DocumentError.self) { try await read(Data("no pdf".utf8)) }
        #expect(error?.code == .malformed)
    }
}
#endif
