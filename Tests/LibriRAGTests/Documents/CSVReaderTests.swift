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

    @Test(arguments: [
        ("a,\"un\n\nb,deux\nc,trois\n", "line 2: the quotation mark that opens here is never closed"),
        ("a,\"u\nn\"\nb,\"deux\nc,\"trois\"\n", "line 4: the value that a quotation mark opens here goes on"),
        ("a,un\nb,5\" de large\n", "line 3: a quotation mark stands in a value"),
    ])
    func namesTheLineOfAnOpenQuotationMark(rows: String, message: String) {
        let error = #expect(throws: DocumentError.self) { try read("question,answer\n\(rows)") }
        #expect(error?.code == .malformed)
        #expect(error?.message.hasPrefix("faq.csv, \(message)") == true)
        #expect(error?.message.contains("twice") == true)
    }

    @Test func quotationMarksWithinValuesAreText() throws {
        let text = "question;answer\r\nQuoi, \"\"ça\"\" ?;\"Dit \"\"DCC\"\" ;\nou PUR.\" \r\n \"Oui ?\";Non"
        let documents = try read(text)
        #expect(documents.map(\.title) == ["Quoi, \"ça\" ?", "Oui ?"])
        #expect(documents.first?.sections == [.init(blocks: ["Dit \"DCC\" ;\nou PUR."])])
    }
}
#endif
