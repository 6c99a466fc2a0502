/// Finds documents and passages of one language that say nearly the same in the same words.
struct DuplicateCheck {
    let splitter: PassageSplitter

    func findings(in documents: [Document]) -> [LintFinding] {
        Language.allCases.flatMap { language in
            findings(ofOneLanguage: documents.filter { $0.language == language })
        }
    }

    private func findings(ofOneLanguage documents: [Document]) -> [LintFinding] {
        let texts = documents.map { $0.sections.flatMap(\.blocks).joined(separator: "\n") }
        let whole = Self.search.pairs(in: texts) { _, _ in true }
        // Copies of a copy are copies of the first: each document stands for the first of its like.
        var firsts = Dictionary(documents.map { ($0.id, $0.id) }, uniquingKeysWith: { first, _ in first })
        for pair in whole { firsts[documents[pair.text].id] = firsts[documents[pair.earlier].id] }
        let passages = documents.flatMap(splitter.passages)
        let pieces = Self.search.pairs(in: passages.map(\.text)) { text, earlier in
            // Of documents that are alike as wholes, the passages need not be named as well.
            let (document, other) = (passages[text].document, passages[earlier].document)
            return document == other || firsts[document] != firsts[other]
        }
        return whole.map { pair in
            let (document, other) = (documents[pair.text].id, documents[pair.earlier].id)
            return LintFinding(
                .nearDuplicate, .warning, document: document,
                message: "The document is \(Self.percent(pair)) the same as \(other). Keep one of them.", other: other)
        }
            + pieces.map { pair in
                let (passage, earlier) = (passages[pair.text], passages[pair.earlier])
                let isSame = passage.document == earlier.document
                let place = earlier.headings.last.map { "under \"\($0)\"" } ?? "before its first heading"
                return LintFinding(
                    .nearDuplicate, .notice, document: passage.document, heading: passage.headings.last,
                    message: "The passage is \(Self.percent(pair)) the same as one "
                        + (isSame ? "of the same document, \(place)." : "in \(earlier.document), \(place)."),
                    other: isSame ? nil : earlier.document, quotes: [passage.text, earlier.text])
            }
    }

    private static let search = NearDuplicates(threshold: 0.6, shortest: 10)

    private static func percent(_ pair: NearDuplicates.Pair) -> String { "\(Int(pair.similarity * 100)) %" }
}
