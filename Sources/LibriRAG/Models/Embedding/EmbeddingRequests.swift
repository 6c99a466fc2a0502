import Foundation

/// Asks for the vectors of any number of texts in requests of a bounded size, one after the other.
struct EmbeddingRequests: Sendable {
    let exchange: ModelExchange
    let settings: EmbeddingSettings

    /// - Throws: ``ModelError`` that names the setting at fault.
    init(_ exchange: ModelExchange, settings: EmbeddingSettings) throws(ModelError) {
        try exchange.neighbour.checkPositive(
            ("batchSize", settings.batchSize > 0), ("batchCharacters", settings.batchCharacters > 0),
            ("deadline", settings.deadline > .zero))
        guard settings.dimension.map({ (1...VectorCheck.highestDimension).contains($0) }) ?? true else {
            throw ModelError(
                .settings,
                "\(exchange.neighbour.settings).dimension must be from 1 to \(VectorCheck.highestDimension).")
        }
        self.exchange = exchange
        self.settings = settings
    }

    /// The vectors of texts, in order.
    ///
    /// - Parameters:
    ///   - texts: The texts.
    ///   - path: Where they are posted.
    ///   - body: What is posted for some of them.
    ///   - vectors: Reads the vectors of an answer, in the order of the texts, or throws because it is not such an answer.
    func vectors<Body: Encodable>(
        of texts: [String], path: String, body: ([String]) -> Body, reading vectors: (Data) throws -> [[Float]]
    ) async throws(ModelError) -> [[Float]] {
        var check = VectorCheck(neighbour: exchange.neighbour, dimension: settings.dimension)
        var all: [[Float]] = []
        for batch in try batches(of: texts) {
            let posted = try exchange.encoded(body(batch))
            let answer = try await exchange.answer(
                path, body: posted, within: settings.deadline, longestAnswer: longestAnswer(to: batch.count))
            let found: [[Float]]
            do { found = try vectors(answer) } catch {
                throw exchange.neighbour.unexpected("answers with something other than a list of vectors")
            }
            all += try check.checked(found, count: batch.count)
        }
        return all
    }

    /// In bytes: a number of a vector is written with some 20 characters.
    private func longestAnswer(to texts: Int) -> Int {
        65_536 + texts * (settings.dimension ?? VectorCheck.highestDimension) * 32
    }

    /// - Throws: ``ModelError`` with code ``ModelError/Code/tooLarge`` for a text that no request may hold; nothing is cut.
    private func batches(of texts: [String]) throws(ModelError) -> [[String]] {
        var batches: [[String]] = []
        var room = 0
        for text in texts {
            let length = text.unicodeScalars.count
            guard length <= settings.batchCharacters else {
                throw ModelError(
                    .tooLarge,
                    "\(exchange.neighbour.name) was not asked: a text is longer than \(settings.batchCharacters) "
                        + "characters (\(exchange.neighbour.settings).batchCharacters).")
            }
            if let last = batches.indices.last, length <= room, batches[last].count < settings.batchSize {
                batches[last].append(text)
                room -= length
            } else {
                batches.append([text])
                room = settings.batchCharacters - length
            }
        }
        return batches
    }
}
