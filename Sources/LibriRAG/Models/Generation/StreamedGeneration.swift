import Foundation

/// A language model's text over HTTP, in whichever protocol.
struct StreamedGeneration: Sendable {
    let exchange: ModelExchange
    let settings: GenerationSettings

    /// Asks for a text.
    ///
    /// - Parameters:
    ///   - path: Behind the base address.
    ///   - body: What is posted.
    ///   - reader: Reads the answer.
    func text<Reader: StreamReader>(
        _ path: String, posting body: some Encodable & Sendable, reader: Reader
    ) -> AsyncThrowingStream<String, any Error> {
        GenerationRun.stream { output in
            let run = GenerationRun(
                name: exchange.neighbour.name, limits: GenerationLimits(total: settings.deadline))
            let report = await run.run(into: output) { take in
                try await write(path, posting: body, reader: reader, take: take)
            }
            return report.failure
        }
    }

    private func write<Reader: StreamReader>(
        _ path: String, posting body: some Encodable & Sendable, reader: Reader, take: GenerationRun.Take
    ) async throws(ModelError) {
        do {
            let response = try await exchange.head(
                path, body: try exchange.encoded(body), until: .now + settings.deadline)
            try await read(response.body, reader: reader, take: take)
        } catch is LineSplitter.TooLong {
            throw exchange.neighbour.unexpected("answers with a line that is longer than the protocol needs")
        } catch {
            throw exchange.neighbour.failure(error, longestAnswer: settings.longestAnswer)
        }
    }

    /// Reads up to the line in which the model says that it has finished; what follows is not waited for.
    private func read<Reader: StreamReader>(
        _ body: AsyncThrowingStream<Data, any Error>, reader: Reader, take: GenerationRun.Take
    ) async throws {
        var arriving = ArrivingText(reader: reader, neighbour: exchange.neighbour)
        var lines = LineSplitter()
        var bytes = 0
        for try await piece in body {
            bytes += piece.count
            guard bytes <= settings.longestAnswer else { throw exchange.neighbour.tooLarge(settings.longestAnswer) }
            for line in try lines.lines(endedBy: piece) {
                let text = try arriving.text(of: line)
                if !text.isEmpty { try take(text) }
                if arriving.isComplete { return }
            }
        }
        // A last line without an end is as good as another when it can be read, and else the place where the stream broke.
        let text = try arriving.rest(after: lines.takeRest())
        if !text.isEmpty { try take(text) }
        if arriving.isComplete { return }
        throw exchange.neighbour.truncation
    }
}
