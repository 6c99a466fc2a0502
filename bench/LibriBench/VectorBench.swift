#if SQLite && HTTPClient
import Foundation
import LibriAssist

/// Measures the search for near vectors in memory, which is exact, beside the ChromaDB that `scripts/with-chroma.sh` has started.
struct VectorBench {
    private static let sizes = [10_000, 100_000]
    private static let dimension = 384
    private static let clusters = 500
    private static let questions = 200
    private static let rounds = 5
    private static let limit = 10

    private final class Rival {
        let name: String
        let store: any VectorStore
        var filling: Duration = .zero
        var time = Measurement()
        var found = 0

        init(name: String, store: any VectorStore) {
            self.name = name
            self.store = store
        }
    }

    private let folder: URL
    private let chroma: String

    init(folder: URL) throws {
        self.folder = folder
        guard let chroma = ProcessInfo.processInfo.environment["LIBRI_TEST_CHROMA"] else { throw NoChroma() }
        self.chroma = chroma
    }

    /// Measures both in turns, and prints a table.
    func run() async throws {
        print(
            "| vectors of \(Self.dimension) | store | filled in s | calls | median µs | p99 µs | recall@\(Self.limit) "
                + "| median ratio | p99 ratio |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for size in Self.sizes { try await run(size) }
    }

    private func run(_ size: Int) async throws {
        var sample = VectorSample(dimension: Self.dimension, clusters: Self.clusters)
        let vectors = (0..<size).map { _ in sample.vector() }
        let questions = (0..<Self.questions).map { _ in sample.vector() }
        let right = questions.map { Self.nearest(to: $0, in: vectors) }
        let rivals = try rivals(size)
        for rival in rivals {
            rival.filling = try await ContinuousClock().measure {
                for start in stride(from: 0, to: size, by: 2_000) {
                    let page = start..<min(size, start + 2_000)
                    try await rival.store.upsert(
                        Dictionary(uniqueKeysWithValues: page.map { ("\($0)", vectors[$0]) }))
                }
            }
        }
        for round in 0...Self.rounds {
            for rival in rivals {
                // The first round only warms up.
                if round == 1 { (rival.time, rival.found) = (Measurement(), 0) }
                for (question, right) in zip(questions, right) {
                    var found: [VectorMatch] = []
                    try await rival.time.time {
                        found = try await rival.store.nearest(to: question, limit: Self.limit)
                    }
                    rival.found += right.intersection(found.map(\.identifier)).count
                }
            }
        }
        let (median, tail) = (rivals[0].time.percentile(50), rivals[0].time.percentile(99))
        for rival in rivals {
            let (own, ownTail) = (rival.time.percentile(50), rival.time.percentile(99))
            let recall = Double(rival.found) / Double(rival.time.calls * Self.limit)
            print(
                "| \(size) | \(rival.name) | \((rival.filling / .seconds(1)).text()) | \(rival.time.calls) | \(own.text()) | "
                    + "\(ownTail.text()) | \(recall.text(4)) | \((own / median).text(2)) | \((ownTail / tail).text(2)) |"
            )
        }
    }

    private func rivals(_ size: Int) throws -> [Rival] {
        let space = VectorSpace(model: "bench", dimension: Self.dimension)
        let path = folder.appendingPathComponent("vectors-\(size).sqlite").path
        let settings = ChromaVectorStore.Settings(
            url: chroma, collection: "bench-\(size)", deadline: .seconds(10), fillingDeadline: .seconds(120))
        return [
            Rival(name: "exact, in memory", store: try SQLiteVectorStore(path: path, space: space)),
            Rival(
                name: "ChromaDB",
                store: try ChromaVectorStore(settings, space: space, transport: try AsyncHTTPTransport())),
        ]
    }

    /// The right answer, by plain arithmetic in double precision.
    private static func nearest(to question: [Float], in vectors: [[Float]]) -> Set<String> {
        let question = question.map(Double.init)
        let products = vectors.map { vector in
            question.withUnsafeBufferPointer { question in
                vector.withUnsafeBufferPointer { vector in
                    var sum = 0.0
                    for place in vector.indices { sum += Double(vector[place]) * question[place] }
                    return sum
                }
            }
        }
        return Set(products.indices.sorted { products[$0] > products[$1] }.prefix(limit).map(String.init))
    }

    private struct NoChroma: Error, CustomStringConvertible {
        let description = "Run this beside a ChromaDB: scripts/with-chroma.sh COMMAND"
    }
}

/// Unit vectors around some centres, as those of texts are, the same in every run.
private struct VectorSample {
    private var generator = Generator()
    private var centres: [[Double]] = []

    init(dimension: Int, clusters: Int) {
        centres = (0..<clusters).map { _ in (0..<dimension).map { _ in generator.normal() } }
    }

    mutating func vector() -> [Float] {
        let centre = centres[Int(generator.next() % UInt64(centres.count))]
        let vector = centre.map { $0 + generator.normal() }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { Float($0 / length) }
    }

    /// A linear congruential generator (Knuth, MMIX).
    private struct Generator {
        private var state: UInt64 = 1

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }

        /// Normally distributed (Box and Muller, 1958).
        mutating func normal() -> Double {
            let (first, second) = (Double(next() + 1) / 2_147_483_649, Double(next()) / 2_147_483_648)
            return (-2 * log(first)).squareRoot() * cos(2 * .pi * second)
        }
    }
}
#endif
