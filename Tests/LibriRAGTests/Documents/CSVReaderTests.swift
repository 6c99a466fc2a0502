#if Documents
import Foundation
import LibriRAG
import Testing

@Suite struct CSVReaderTests {
    private func read(_ text: String) throws -> [Document] {
        try CSVReader(detector: LanguageDetector(lexicons: try Lexicons()))
            .documents(in: Data(text.utf8), named: "faq.csv")
    }

    @Test(arguments: [
        "Question,Answer\nQuels délais ?,\"Cinq jours, en général.\"\nQuels formats ?,A5\n",
        "\u{FEFF}question;answer\r\nQuels délais ?;Cinq jours, en général.\r\nQuels formats ?;A5\r\n;\r\n",
    ])
    func readsQuestionsAndAnswers(text: String) throws {
        let documents = try read(text)
        #expect(documents.map(\.title) == ["Quels délais ?", "Quels formats ?"])
        #expect(documents.map(\.id) == ["faq.csv#1", "faq.csv#2"])
        #expect(documents.first?.sections == [.init(blocks: ["Cinq jours, en général."])])
    }

    @Test(arguments: [("a,b\n1,2", "question and answer"), ("question,answer\nseule,", "row 1")])
    func namesWhatIsWrong(text: String, piece: String) throws {
        let error = #expect(throws: DocumentError.self) { try read(text) }
        #expect(error?.message.contains(piece) == true)
    }
}
#endif
