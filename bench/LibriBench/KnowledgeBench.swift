import Foundation
import LibriAssist

/// Measures indexing, loading and searching on collections of several sizes.
///
/// The passages are made of the sample documents' sentences, in which every fifth word is replaced by an invented one, rare
/// ones more rarely (Zipf's law): so the vocabulary grows with the collection as it does in real texts.
struct KnowledgeBench {
    let sizes: [Int]
    let folder: URL

    /// Prints a table row for each size.
    func run() async throws {
        let sentences = try sampleSentences()
        let questions = try sampleQuestions()
        print("| passages | text MB | index s | MB/s | store MB | load ms | median µs | p99 µs |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for size in sizes {
            let documents = folder.appendingPathComponent("\(size)", isDirectory: true)
            let bytes = try write(size, sentences, into: documents)
            let knowledge = try KnowledgeServices()
            let path = folder.appendingPathComponent("\(size).sqlite").path
            let indexing = try await ContinuousClock().measure {
                _ = try await knowledge.indexer.index([documents.path], into: knowledge.store(at: path))
            }
            var retriever: LexicalRetriever?
            var loading = Measurement()
            for _ in 0..<3 { try await loading.time { retriever = try await knowledge.retriever(over: path) } }
            guard let retriever else { continue }
            var searching = Measurement()
            for round in 0..<5 {
                for question in questions {
                    let work = { _ = await retriever.retrieve(question, language: .french, limit: 5) }
                    // The first round warms up.
                    if round == 0 { await work() } else { await searching.time(work) }
                }
            }
            let seconds = indexing / .seconds(1)
            let megabytes = Double(bytes) / 1e6
            let stored = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            let row = [
                "\(size)", megabytes.text(), seconds.text(2), (megabytes / seconds).text(),
                (Double(stored) / 1e6).text(),
                (loading.percentile(50) / 1_000).text(), searching.percentile(50).text(),
                searching.percentile(99).text(),
            ]
            print("| \(row.joined(separator: " | ")) |")
        }
    }

    private func sampleSentences() throws -> [[Substring]] {
        let folder = URL(fileURLWithPath: "demo/knowledge/fr")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
        return try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.count > 60 }
                .map { $0.split(separator: " ") }
        }
    }

    private struct Question: Decodable {
        var text: String
    }

    private func sampleQuestions() throws -> [String] {
        try String(contentsOfFile: "Tests/Data/questions.fr.jsonl", encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Question.self, from: Data($0.utf8)).text
        }
    }

    /// Each document has one passage of three to eight sentences; a file has 20,000 documents.
    private func write(_ size: Int, _ sentences: [[Substring]], into folder: URL) throws -> Int {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var random = SeededGenerator(seed: 7)
        var bytes = 0
        for start in stride(from: 0, to: size, by: 20_000) {
            var lines = Data()
            for number in start..<min(size, start + 20_000) { lines += line(number, sentences, &random, &bytes) }
            try lines.write(to: folder.appendingPathComponent("\(start).jsonl"))
        }
        return bytes
    }

    private func line(
        _ number: Int, _ sentences: [[Substring]], _ random: inout SeededGenerator, _ bytes: inout Int
    ) -> Data {
        var words: [String] = []
        for _ in 0..<Int.random(in: 3...8, using: &random) {
            for word in sentences[Int.random(in: 0..<sentences.count, using: &random)] {
                let isInvented = Int.random(in: 0..<5, using: &random) == 0
                words.append(isInvented ? invented(&random) : String(word))
            }
        }
        let text = words.joined(separator: " ").filter { $0 != "\"" && $0 != "\\" }
        bytes += text.utf8.count
        let title = "\(invented(&random)) \(number)"
        return Data(
            "{\"id\":\"d\(number)\",\"title\":\"\(title)\",\"language\":\"fr\",\"text\":\"\(text)\"}\n".utf8)
    }

    /// A word of two to four syllables, the lower its rank the more often.
    private func invented(_ random: inout SeededGenerator) -> String {
        let rank = Int(exp(Double.random(in: 0..<log(200_000), using: &random)))
        var syllables = SeededGenerator(seed: UInt64(rank))
        return (0..<Int.random(in: 2...4, using: &syllables)).map { _ in
            Self.syllables[Int.random(in: 0..<Self.syllables.count, using: &syllables)]
        }.joined()
    }

    private static let syllables = [
        "ba", "ber", "bli", "chan", "cor", "dé", "dro", "é", "fa", "gri", "ju", "lan", "lé", "mar", "mo", "né", "pa",
        "pli",
        "qui", "ra", "ré", "sou", "ta", "ti", "ton", "vé", "vi", "zo",
    ]
}
