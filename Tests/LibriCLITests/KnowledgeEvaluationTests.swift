import Foundation
import LibriTestSupport
import Testing

/// `knowledge evaluate` and `knowledge calibrate` on a shop's own questions.
@Suite final class KnowledgeEvaluationTests {
    private let folder: TemporaryFolder
    private let store: String

    init() throws {
        folder = try TemporaryFolder()
        store = folder.path("k.sqlite")
        try folder.write("# Les délais\n\nUn livre est fabriqué en cinq jours.", to: "docs/delais.md")
        try folder.write("# Les papiers\n\nLe papier bouffant est épais.", to: "docs/papiers.md")
    }

    private func knowledge(_ arguments: String...) async throws -> Program.Outcome {
        try await Program.cli.run(["knowledge"] + arguments)
    }

    private func index() async throws {
        #expect(try await knowledge("index", folder.path("docs"), "--store", store).status == 0)
    }

    private func questions(_ questions: [(text: String, documents: [String])], to name: String) throws -> String {
        let lines = try questions.map { question in
            let object: [String: Any] = ["text": question.text, "language": "fr", "documents": question.documents]
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        return try folder.write(lines.joined(separator: "\n"), to: name)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func namesTheDocumentsThatAreNotThere() async throws {
        try await index()
        let wrong = (1...12).map { ("Quoi ?", [String(format: "absent-%02d.md", $0), "papiers.md"]) }
        let path = try questions(wrong + [("Quel papier ?", ["absent-01.md"])], to: "wrong.jsonl")
        let outcome = try await knowledge("evaluate", "--store", store, "--questions", path, "--json", "--hide-answers")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("absent-09.md, absent-10.md and 2 more. Correct \(path)"))
        #expect(!outcome.errors.contains("absent-11.md") && !outcome.errors.contains("papiers.md"))
        let missing = try #require(try object(outcome.output)["missingDocuments"] as? [String])
        #expect(missing.count == 12 && missing.last == "absent-12.md")

        let right = try questions([("Quel papier ?", ["papiers.md"])], to: "right.jsonl")
        let text = try await knowledge("evaluate", "--store", store, "--questions", right)
        #expect(text.errors.isEmpty && text.output.contains("hit@1"))
        #expect(!text.output.contains("Wrong answers"), "a share of one says nothing")
        let none = try await knowledge("evaluate", "--store", store, "--questions", right, "--json")
        #expect(try object(none.output)["missingDocuments"] as? [String] == [])
    }

    @Test func aFittedJudgementIsReadAgain() async throws {
        try await index()
        let known = ["le papier bouffant", "papier épais", "délais du livre", "fabriqué en jours", "cinq jours ?"]
        let unknown = ["la couleur du carton", "une facture", "le zèbre rayé", "livraison en Suisse", "horaires"]
        let all =
            (0..<30).map { ("\(known[$0 % 5]) \($0)", [$0 % 5 < 2 ? "papiers.md" : "delais.md"]) }
            + (0..<30).map { ("\(unknown[$0 % 5]) \($0)", [String]()) }
        let path = try questions(all, to: "q.jsonl")
        let model = folder.path("answerability.json")
        let fit = try await knowledge("calibrate", "--store", store, "--questions", path, "--output", model)
        #expect(fit.status == 0 && fit.errors.contains("60 questions, 30 with documents"))
        let written = try object(String(contentsOfFile: model, encoding: .utf8))
        #expect((written["features"] as? [[String: Any]])?.allSatisfy { $0["weight"] is Double } == true)

        func separation(_ arguments: String...) async throws -> Double? {
            let outcome = try await Program.cli.run(
                ["knowledge", "evaluate", "--store", store, "--questions", path, "--json"] + arguments)
            #expect(outcome.status == 0)
            let all = try object(outcome.output)["all"] as? [String: Any]
            #expect(((all?["riskAtCoverage"] as? [[String: Any]])?.count ?? 0) == 4)
            return all?["separation"] as? Double
        }
        let fitted = try #require(try await separation("--answerability", model))
        #expect(fitted > 0.9)

        let few = try questions(Array(all.prefix(40)), to: "few.jsonl")
        let refused = try await knowledge("calibrate", "--store", store, "--questions", few, "--output", model)
        #expect(refused.status == 65 && refused.errors.contains("At least 50"))
        let damaged = try folder.write("{}", to: "damaged.json")
        let unread = try await knowledge(
            "evaluate", "--store", store, "--questions", path, "--answerability", damaged)
        #expect(unread.status != 0 && unread.errors.contains("knowledge calibrate"))
    }
}
