import Foundation

/// Reads the answer of `/api/chat`: one JSON object a line, the last of which says `"done": true`.
struct OllamaStreamReader: StreamReader {
    private struct Line: Decodable {
        struct Message: Decodable { let content: String? }

        let message: Message?
        let done: Bool?
        let doneReason: String?
        let error: ModelErrorBody.Reason?

        enum CodingKeys: String, CodingKey {
            case message, done, error
            case doneReason = "done_reason"
        }
    }

    let neighbour: ModelNeighbour
    let model: String
    /// The most it may write.
    let tokens: Int
    /// Why a text may end and be whole.
    private let acceptedReasons: Set<String>
    private let decoder = JSONDecoder()

    init(neighbour: ModelNeighbour, model: String, tokens: Int, acceptedReasons: Set<String> = ["stop"]) {
        self.neighbour = neighbour
        self.model = model
        self.tokens = tokens
        self.acceptedReasons = acceptedReasons
    }

    func read(_ line: Data) throws(ModelError) -> StreamStep {
        guard line.contains(where: { !Self.whiteSpace.contains($0) }) else { return StreamStep() }
        let line: Line = try decoded(line)
        // Under status 200, and perhaps after half a text.
        if let error = line.error { throw neighbour.failureInside(ModelRefusal(error), model: model) }
        let step = StreamStep(text: line.message?.content ?? "", isLast: line.done ?? false)
        guard step.isLast, let reason = line.doneReason, !acceptedReasons.contains(reason) else { return step }
        if reason == "length" { throw neighbour.unfinished(tokens: tokens) }
        throw neighbour.unexpected("ended its text for a reason that is not known")
    }

    func readEnd() -> StreamStep { StreamStep() }

    private func decoded(_ data: Data) throws(ModelError) -> Line {
        do { return try decoder.decode(Line.self, from: data) } catch {
            throw neighbour.unexpected("answers with a line that is not JSON of a chat")
        }
    }

    private static let whiteSpace: Set<UInt8> = [0x09, 0x0D, 0x20]
}
