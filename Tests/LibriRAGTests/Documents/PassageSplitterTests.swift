import Foundation
import LibriRAG
import Testing

@Suite struct PassageSplitterTests {
    private func passages(_ sections: [Document.Section], size: Int = 100) -> [Passage] {
        PassageSplitter(size: size).passages(of: Document(id: "d", title: "T", language: .french, sections: sections))
    }

    @Test func cutsAtHeadings() {
        let found = passages([.init(blocks: ["Un."]), .init(headings: ["H"], blocks: ["Deux.", "Trois."])])
        #expect(found.map(\.text) == ["Un.", "Deux.\n\nTrois."])
        #expect(found.map(\.headings) == [[], ["H"]])
        #expect(found.map(\.ordinal) == [0, 1])
    }

    @Test func cutsALongParagraphBetweenSentences() {
        let sentence = "Cette phrase a cinquante caractères environ, voyez. "
        let found = passages([
            .init(blocks: [String(repeating: sentence, count: 5).trimmingCharacters(in: .whitespaces)])
        ])
        #expect(found.count == 5)
        #expect(found.allSatisfy { $0.text.hasSuffix("voyez.") })
    }

    @Test func keepsAListWholeAndWithItsAnnouncement() {
        let list = (1...20).map { "- élément numéro \($0)" }.joined(separator: "\n")
        let found = passages([.init(blocks: [String(repeating: "x", count: 95), "Voici :", list])])
        #expect(found.last?.text == "Voici :\n\n" + list)
    }
}
