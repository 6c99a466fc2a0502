import Foundation
import LibriCore

/// As much of a ChromaDB's API v2 as a store asks, in memory; exact where the real one is approximate.
final class SimulatedChroma: HTTPTransport {
    struct Collection {
        var id = UUID().uuidString.lowercased()
        var metadata: [String: Any] = [:]
        var vectors: [(id: String, vector: [Double])] = []
    }

    struct State {
        var collections: [String: Collection] = [:]
        var requests: [(method: String, path: String, headers: [String: String], bytes: Int)] = []
        /// Statuses in place of answers, by the last word of the path.
        var refusals: [String: Int] = [:]
        var isStopped = false
        var mostAtOnce = 5_461
    }

    // It is read and written only within the lock.
    private nonisolated(unsafe) var state = State()
    private let lock = NSLock()

    func withState<Result>(_ work: (inout State) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return work(&state)
    }

    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        guard !withState({ $0.isStopped }) else { throw HTTPTransportError(.connection, "refused") }
        let (status, body) = withState { state in
            let path = request.url.replacing(/^.*\/api\/v2/, with: "")
            let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
            state.requests.append((request.method, path, headers, request.body?.count ?? 0))
            let parts = path.split(separator: "/").map(String.init)
            if let refusal = state.refusals[parts.last ?? ""] { return (refusal, "{}") }
            let json = request.body.flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any] ?? [:]
            return Self.answer(request.method, parts, json, &state)
        }
        return HTTPTransportResponse(
            status: status, headers: [],
            body: AsyncThrowingStream { continuation in
                continuation.yield(Data(body.utf8))
                continuation.finish()
            })
    }

    private static func answer(
        _ method: String, _ parts: [String], _ json: [String: Any], _ state: inout State
    ) -> (Int, String) {
        if parts == ["pre-flight-checks"] { return (200, #"{"max_batch_size": \#(state.mostAtOnce)}"#) }
        guard parts.prefix(5) == ["tenants", "default_tenant", "databases", "default_database", "collections"] else {
            return (404, "{}")
        }
        switch (method, parts.count) {
        case ("POST", 5):
            guard let name = json["name"] as? String else { return (400, "{}") }
            var collection = state.collections[name] ?? Collection()
            if state.collections[name] == nil { collection.metadata = json["metadata"] as? [String: Any] ?? [:] }
            state.collections[name] = collection
            return (
                200,
                text([
                    "id": collection.id, "name": name, "metadata": collection.metadata, "dimension": NSNull(),
                    "configuration_json": ["hnsw": ["space": "cosine"]],
                ])
            )
        case ("DELETE", 6): return state.collections.removeValue(forKey: parts[5]) == nil ? (404, "{}") : (200, "{}")
        case ("POST", 7):
            guard let name = state.collections.first(where: { $0.value.id == parts[5] })?.key,
                var collection = state.collections[name]
            else { return (404, "{}") }
            defer { state.collections[name] = collection }
            return answer(parts[6], json, &collection, most: state.mostAtOnce)
        default: return (404, "{}")
        }
    }

    private static func answer(
        _ verb: String, _ json: [String: Any], _ collection: inout Collection, most: Int
    ) -> (Int, String) {
        let ids = json["ids"] as? [String] ?? []
        let named = Set(ids)
        guard ids.count <= most else { return (400, "{}") }
        switch verb {
        case "upsert":
            collection.vectors.removeAll { named.contains($0.id) }
            collection.vectors += zip(ids, json["embeddings"] as? [[Double]] ?? []).map { (id: $0, vector: $1) }
            return (200, "{}")
        case "delete":
            collection.vectors.removeAll { named.contains($0.id) }
            return (200, "{}")
        case "get":
            let page = collection.vectors.dropFirst(json["offset"] as? Int ?? 0).prefix(json["limit"] as? Int ?? 0)
            return (200, text(["ids": page.map(\.id), "include": [String]()]))
        case "query":
            let question = (json["query_embeddings"] as? [[Double]])?.first ?? []
            let nearest = collection.vectors
                .map { (id: $0.id, distance: 1 - zip($0.vector, question).reduce(0) { $0 + $1.0 * $1.1 }) }
                .sorted { $0.distance < $1.distance }.prefix(json["n_results"] as? Int ?? 0)
            return (200, text(["ids": [nearest.map(\.id)], "distances": [nearest.map(\.distance)]]))
        default: return (404, "{}")
        }
    }

    private static func text(_ json: [String: Any]) -> String {
        (try? JSONSerialization.data(withJSONObject: json)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
