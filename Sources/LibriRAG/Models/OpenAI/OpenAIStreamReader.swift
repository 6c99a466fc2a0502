import Foundation

/// Reads the events of `/v1/chat/completions`, the last of which is `[DONE]`.
struct OpenAIStreamReader: StreamReader {
    private struct Chunk: Decodable {
        struct Choice: Decodable {
            struct Delta: Decodable { let content: String? }

            let index: Int?
            let delta: Delta?
            let finishReason: String?

            enum CodingKeys: String, CodingKey {
                case index, delta
                case finishReason = "finish_reason"
            }
        }

        let choices: [Choice]?
        let error: ModelErrorBody.Reason?
        /// Some servers write `{"object": "error", "message": "…"}`.
        let object: String?
        let usage: Usage?
    }

    /// Is there or is not; what it says does not matter.
    private struct Usage: Decodable {
        init(from decoder: any Decoder) {}
    }

    let neighbour: ModelNeighbour
    let model: String
    /// The most it may write.
    let tokens: Int
    private var events = EventSplitter()
    private let decoder = JSONDecoder()

    init(neighbour: ModelNeighbour, model: String, tokens: Int) {
        self.neighbour = neighbour
        self.model = model
        self.tokens = tokens
    }

    mutating func read(_ line: Data) throws(ModelError) -> StreamStep {
        // Some servers write an error as a field of its own.
        if line.starts(with: "error:".utf8) { throw failure(line.dropFirst("error:".utf8.count)) }
        let event: Data?
        do { event = try events.event(endedBy: line) } catch {
            throw neighbour.unexpected("answers with an event that is longer than the protocol needs")
        }
        return try event.map(step) ?? StreamStep()
    }

    mutating func readEnd() throws(ModelError) -> StreamStep { try events.takeRest().map(step) ?? StreamStep() }

    private func step(_ event: Data) throws(ModelError) -> StreamStep {
        if event.elementsEqual("[DONE]".utf8) { return StreamStep(isLast: true) }
        let chunk: Chunk
        do { chunk = try decoder.decode(Chunk.self, from: event) } catch {
            throw neighbour.unexpected("answers with an event that is not JSON of a chat")
        }
        if let error = chunk.error { throw neighbour.failureInside(ModelRefusal(error), model: model) }
        if chunk.object == "error" { throw failure(event) }
        guard chunk.choices != nil || chunk.usage != nil else {
            throw neighbour.unexpected("answers with an event that is no part of a chat")
        }
        // One choice is asked for.
        guard let choice = chunk.choices?.first(where: { $0.index ?? 0 == 0 }) else { return StreamStep() }
        switch choice.finishReason {
        case nil, ""?: break
        case let reason? where Self.wholeReasons.contains(reason): break
        case "length"?, "max_tokens"?: throw neighbour.unfinished(tokens: tokens)
        default: throw neighbour.unexpected("ended its text for a reason that is not known")
        }
        return StreamStep(text: choice.delta?.content ?? "")
    }

    private func failure(_ error: Data) -> ModelError {
        let reason = try? decoder.decode(ModelErrorBody.Reason.self, from: error)
        return neighbour.failureInside(reason.flatMap { ModelRefusal($0) }, model: model)
    }

    /// Why a text ends that is whole; the latter two are those of Text Generation Inference.
    private static let wholeReasons: Set<String> = ["stop", "eos_token", "stop_sequence"]
}
