import Foundation
import LibriAssist

/// Measures indexing, loading and searching on collections of several sizes.
///
/// The passages are made of the sample documents' sentences, in which every fifth word is replaced by an invented one, rare
/// ones more rarely (Zipf's law): so the vocabulary grows with the collection as it does in real texts.
struct KnowledgeBench {
    let sizes: [Int]
    let folder: URL

    let isJSON: Bool

    /// The figures of one collection; as JSON, a contract with `bench/compare_retrieval.py`.
    private struct Figures: Encodable {
        let passages: Int
        let textBytes: Int
        let indexSeconds: Double
        let storedBytes: Int
        let loadMilliseconds: Double
        let queries: Int
        let medianMicroseconds: Double
        let p99Microseconds: Double
    }

    /// Prints a table row for each size, or a line of JSON.
    ///
    /// The passages stay in the folder, as `COUNT/*.jsonl`, so that others can be measured on the same ones.
    func run() async throws {
        let sentences = try sampleSentences()
        let questions = try sampleQuestions()
        if !isJSON {
            print("| passages | text MB | index s | MB/s | store MB | load ms | median µs | p99 µs |")
            print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        }
        for size in sizes {
            let figures = try await measure(size, sentences, questions)
            print(isJSON ? try json(figures) : row(figures))
        }
    }

    private func measure(_ size: Int, _ sentences: [[Substring]], _ questions: [String]) async throws -> Figures {
        let documents = folder.appendingPathComponent("\(size)", isDirectory: true)
        let bytes = try write(size, sentences, into: documents)
        let knowledge = try KnowledgeServices()
        let path = folder.appendingPathComponent("\(size).sqlite").path
        let indexing = try await ContinuousClock().measure {
            _ = try await knowledge.indexer.index([documents.path], into: knowledge.store(at: path))
        }
        var loading = Measurement()
        for _ in 0..<3 { try await loading.time { _ = try await knowledge.retriever(over: path) } }
        let retriever = try await knowledge.retriever(over: path)
        var searching = Measurement()
        for round in 0..<5 {
            for question in questions {
                let work = { _ = await retriever.retrieve(question, language: .french, limit: 5) }
                // The first round warms up.
                if round == 0 { await work() } else { await searching.time(work) }
            }
        }
        let stored = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return Figures(
            passages: size, textBytes: bytes, indexSeconds: indexing / .seconds(1), storedBytes: stored ?? 0,
            loadMilliseconds: loading.percentile(50) / 1_000, queries: searching.calls,
            medianMicroseconds: searching.percentile(50), p99Microseconds: searching.percentile(99))
    }

    private func row(_ figures: Figures) -> String {
        let megabytes = Double(figures.textBytes) / 1e6
        let cells = [
            "\(figures.passages)", megabytes.text(), figures.indexSeconds.text(2),
            (megabytes / figures.indexSeconds).text(), (Double(figures.storedBytes) / 1e6).text(),
            figures.loadMilliseconds.text(), figures.medianMicroseconds.text(), figures.p99Microseconds.text(),
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    private func json(_ figures: Figures) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try String(decoding: encoder.encode(figures), as: UTF8.self)
    }

    private func sampleSentences() throws -> [[Substring]] {
        let folder = URL(fileURLWithPath: "demo/knowledge/fr")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
        return try files.flatMap { file in
            try body(of: String(contentsOf: file, encoding: .utf8)).filter { $0.count > 60 }
                .map { $0.split(separator: " ") }
        }
    }

    /// The lines after the front matter, whose questions no passage of a collection would hold.
    private func body(of text: String) -> ArraySlice<Substring> {
        let lines = text.split(separator: "\n")
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return lines[...] }
        return lines[(end + 1)...]
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
