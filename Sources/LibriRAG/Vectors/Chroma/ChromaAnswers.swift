import Foundation

/// A collection as `POST …/collections` describes it.
struct ChromaCollection: Decodable {
    /// Who made it, and for which vectors.
    struct Metadata: Codable {
        var writer: String?
        var model: String?
        var dimension: Int?

        init(_ space: VectorSpace) { (writer, model, dimension) = (Self.mark, space.model, space.dimension) }

        /// What others wrote is of any type.
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            writer = try? fields.decode(String.self, forKey: .writer)
            model = try? fields.decode(String.self, forKey: .model)
            dimension = try? fields.decode(Int.self, forKey: .dimension)
        }

        static let mark = "LibriAssist"
    }

    /// How it measures distances.
    struct Configuration: Codable {
        struct Index: Codable { var space: String? }

        var hnsw: Index?
    }

    var id: UUID
    var metadata: Metadata?
    var configuration: Configuration?
    /// Of the vectors in it; nothing before the first.
    var dimension: Int?

    private enum CodingKeys: String, CodingKey {
        case id, metadata, dimension
        case configuration = "configuration_json"
    }

    /// Whether a store of vectors made it, and may throw it away.
    var isOurs: Bool { metadata?.writer == Metadata.mark }

    func holds(_ space: VectorSpace) -> Bool {
        metadata?.model == space.model && metadata?.dimension == space.dimension
            && dimension ?? space.dimension == space.dimension && configuration?.hnsw?.space ?? "cosine" == "cosine"
    }
}

/// `GET /pre-flight-checks`
struct ChromaLimits: Decodable {
    /// The most vectors in one question.
    var mostAtOnce: Int

    private enum CodingKeys: String, CodingKey { case mostAtOnce = "max_batch_size" }
}

/// `POST …/get` with nothing included.
struct ChromaPage: Decodable {
    var ids: [String]
}

/// `POST …/query` with one vector: arrays of answers to one question.
struct ChromaMatches: Decodable {
    var ids: [[String]]
    var distances: [[Double]]

    /// The matches, best first; nothing where the arrays contradict each other or hold what is no distance.
    func matches(limit: Int) -> [VectorMatch]? {
        guard ids.count == 1, distances.count == 1, ids[0].count == distances[0].count, ids[0].count <= limit,
            Set(ids[0]).count == ids[0].count
        else { return nil }
        // Two unit vectors are 0 to 2 apart, give or take the rounding of 32-bit numbers.
        guard distances[0].allSatisfy({ (-0.01...2.01).contains($0) }) else { return nil }
        return zip(ids[0], distances[0])
            .map { VectorMatch(identifier: $0, similarity: Float(min(1, max(-1, 1 - $1)))) }
            .sorted { $0.isBetter(than: $1) }
    }
}
