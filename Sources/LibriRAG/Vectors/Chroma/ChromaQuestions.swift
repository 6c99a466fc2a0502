import Foundation

/// The bodies of questions.
enum ChromaQuestions {
    /// Makes a collection, or finds it.
    struct Creation: Encodable {
        var name: String
        var metadata: ChromaCollection.Metadata
        var configuration = ChromaCollection.Configuration(hnsw: .init(space: "cosine"))
        var getOrCreate = true

        private enum CodingKeys: String, CodingKey {
            case name, metadata, configuration
            case getOrCreate = "get_or_create"
        }
    }

    /// A page of identifiers.
    struct Page: Encodable {
        var limit: Int
        var offset: Int
        var include: [String] = []
    }

    /// Vectors to delete.
    struct Deletion: Encodable {
        var ids: [String]
    }

    /// The nearest vectors.
    struct Query: Encodable {
        var embeddings: [[Float]]
        var limit: Int
        var include = ["distances"]

        private enum CodingKeys: String, CodingKey {
            case include
            case embeddings = "query_embeddings"
            case limit = "n_results"
        }
    }

    /// - Throws: Nothing in practice: vectors are checked to be numbers.
    static func body(_ question: some Encodable) throws(ModelError) -> Data {
        do { return try JSONEncoder().encode(question) } catch {
            throw ModelError(.malformed, "A question to ChromaDB cannot be written as JSON.", underlying: error)
        }
    }

    /// Vectors in questions of bounded number and size.
    ///
    /// - Parameters:
    ///   - vectors: The vectors.
    ///   - most: The most vectors of one question.
    ///   - size: The most bytes of one question; a single vector may be larger.
    static func upserts(of vectors: [String: [Float]], most: Int, size: Int) throws(ModelError) -> [Data] {
        var bodies: [Data] = []
        var (ids, embeddings) = (Data(), Data())
        var count = 0
        func flush() {
            guard count > 0 else { return }
            bodies.append(
                Data(#"{"ids":["#.utf8) + ids + Data(#"],"embeddings":["#.utf8) + embeddings + Data("]}".utf8))
            (ids, embeddings, count) = (Data(), Data(), 0)
        }
        for (identifier, vector) in vectors {
            let id = try body(identifier)
            let text = Data("[\(vector.lazy.map(\.description).joined(separator: ","))]".utf8)
            if count == most || ids.count + embeddings.count + id.count + text.count + 40 > size { flush() }
            if count > 0 {
                ids.append(UInt8(ascii: ","))
                embeddings.append(UInt8(ascii: ","))
            }
            ids.append(id)
            embeddings.append(text)
            count += 1
        }
        flush()
        return bodies
    }
}
