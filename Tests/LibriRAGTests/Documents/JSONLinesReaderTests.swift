import Foundation
import LibriRAG
import Testing

@Suite struct JSONLinesReaderTests {
    private func documents(_ text: String) throws -> [Document] {
        try JSONLinesReader(detector: LanguageDetector(lexicons: try Lexicons())).documents(
            in: Data(text.utf8), named: "faq.jsonl")
    }

    @Test func readsADocumentALine() throws {
        let found = try documents(
            #"{"id":"a","title":"T","text":"Les délais sont de cinq jours.\n\nAutre.","url":""}"# + "\n\n"
                + #"{"id":"b","text":"The delays are five days.","language":"en"}"# + "\n"
        )
        #expect(found.map(\.id) == ["a", "b"])
        #expect(found.map(\.language) == [.french, .english])
        #expect(found.first?.url == nil)
        #expect(found.first?.sections.first?.blocks.count == 2)
    }

    @Test(arguments: [
        "{\"id\":\"a\"}", "no json", "{\"text\":\"x\"}", "[1]", #"{"id":"","text":"x"}"#,
        #"{"id":"a\u0000b","text":"x"}"#,
    ])
    func namesABadLine(line: String) {
        let error = #expect(throws: DocumentError.self) { try documents(#"{"id":"a","text":"x"}"# + "\n" + line) }
        #expect(error?.message.contains("faq.jsonl, line 2") == true)
    }

    @Test func whatIsToldHoldsNothingThatATerminalObeys() throws {
        let line = #"{"id":"a","text":"Le devis le dit.","language":"\u001b[31m\u0007de\nfr\u009b2J"}"#
        let warning = try #require(try documents(line).first?.warnings.first)
        #expect(warning.contains("\"language: [31mde fr2J\" is not spoken here"))
        #expect(DocumentError(.malformed, "\u{1B}]0;x\u{7}a\nb").message == "]0;xa b")
    }
}
