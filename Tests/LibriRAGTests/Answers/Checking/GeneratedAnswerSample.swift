import Foundation
import LibriTestSupport

@testable import LibriRAG

/// Outputs of models, correct and hostile, with the passages that they were given (`Tests/Data/generated-answers`).
struct GeneratedAnswerSample: Decodable, Sendable {
    let id: String
    let language: Language
    let passages: [String]
    let output: String
    /// What it is an example of; nothing for a correct one.
    let kind: String?
    /// The sentences that must not be shown.
    let bad: [String]?

    enum CodingKeys: String, CodingKey {
        case id, language, passages, output, bad
        case kind = "class"
    }

    static func load(_ name: String) throws -> [GeneratedAnswerSample] { try lines(name) }

    /// The passages by name.
    static func passages() throws -> [String: Passage] {
        struct Line: Decodable {
            let id: String
            let language: Language
            let title: String
            let headings: [String]
            let text: String
        }
        let lines: [Line] = try lines("passages")
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let passage = Passage(
                    document: line.id, ordinal: 0, title: line.title, headings: line.headings, language: line.language,
                    text: line.text)
                return (line.id, passage)
            })
    }

    private static func lines<Line: Decodable>(_ name: String) throws -> [Line] {
        let text = try ProjectFolder.text("Tests/Data/generated-answers/\(name).jsonl")
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }
}

/// A reader's way through one output.
struct GeneratedAnswerRun: Equatable {
    var events: [GeneratedAnswerEvent] = []
    var draft = AnswerDraft()

    /// Feeds an output in pieces of so many characters; all at once without a length.
    init(_ output: String, in length: Int? = nil, _ reader: GeneratedAnswerReader) {
        var reader = reader
        var rest = output[...]
        while !rest.isEmpty, !reader.isFinished {
            let piece = rest.prefix(length ?? rest.count)
            events += reader.take(String(piece))
            rest = rest.dropFirst(piece.count)
        }
        events += reader.finish()
        draft = reader.draft
    }

    var shown: [String] { draft.sentences.map(\.text) }
}

/// The checker with everything that it needs, made once for a suite.
struct CheckerFixture {
    let checker: GeneratedSentenceChecker
    let passages: [String: Passage]
    private let evidence: [String: PassageEvidence]

    init() throws {
        checker = try GeneratedSentenceChecker(
            analyzers: try Analyzers(), detector: LanguageDetector(lexicons: try Lexicons()))
        passages = try GeneratedAnswerSample.passages()
        var evidence: [String: PassageEvidence] = [:]
        for (id, passage) in passages { evidence[id] = checker.evidence(in: [passage]).first }
        self.evidence = evidence
    }

    func reader(for sample: GeneratedAnswerSample) -> GeneratedAnswerReader {
        GeneratedAnswerReader(
            checker: checker, evidence: sample.passages.compactMap { evidence[$0] }, question: "",
            language: sample.language)
    }

    /// The verdict on a sentence by the text of one passage.
    func judge(
        _ sentence: String, by text: String, title: String = "", question: String = "",
        _ language: Language = .french
    ) -> SentenceVerdict {
        let passage = Passage(document: "d", ordinal: 0, title: title, language: language, text: text)
        return checker.judge(sentence, citing: [1], passages: [passage], question: question, language: language)
    }
}
