/// One generation under limits.
///
/// The work runs in a task of its own, so that work which stalls and does not care that it is cancelled keeps nobody waiting.
struct GenerationRun: Sendable {
    typealias Output = AsyncThrowingStream<String, any Error>.Continuation

    /// Passes a piece of text on, or says that there is no more room.
    typealias Take = @Sendable (String) throws(ModelError) -> Void

    /// What writes: `Ollama at 127.0.0.1:11434`.
    let name: String
    let limits: GenerationLimits

    private enum Outcome: Sendable {
        case finished
        case failed(ModelError)
    }

    /// A stream that a task fills, which is cancelled when nobody reads any longer.
    ///
    /// - Parameter fill: Fills it, and gives the failure in which it ends, if any.
    static func stream(
        _ fill: @escaping @Sendable (Output) async -> ModelError?
    ) -> AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream { output in
            let task = Task { output.finish(throwing: await fill(output)) }
            output.onTermination = { if case .cancelled = $0 { task.cancel() } }
        }
    }

    /// Runs to the end of the text, of the limits or of the interest of whoever reads.
    ///
    /// - Parameters:
    ///   - output: Is given the text.
    ///   - produce: Writes the text; an error of it is the end.
    /// - Returns: How it went; the reader is still to be told.
    func run(into output: Output, _ produce: @escaping @Sendable (Take) async throws -> Void) async -> GenerationReport
    {
        let progress = GenerationProgress(limits: limits)
        let (outcomes, outcome) = AsyncStream.makeStream(of: Outcome.self, bufferingPolicy: .bufferingOldest(1))
        let work = Task {
            do {
                try await produce { piece throws(ModelError) in
                    guard progress.take(piece) else { throw excess }
                    output.yield(piece)
                }
                outcome.yield(.finished)
            } catch { outcome.yield(.failed(modelError(error))) }
        }
        let alarm = Task {
            if let lateness = await lateness(of: progress) { outcome.yield(.failed(lateness)) }
        }
        defer {
            work.cancel()
            alarm.cancel()
        }
        // Whoever reads has gone when this task is cancelled.
        let end = await outcomes.first { _ in true } ?? .failed(ModelError(.cancelled, "\(name) was not waited for."))
        return switch end {
        case .finished: progress.report(failure: nil)
        case .failed(let error): progress.report(failure: error)
        }
    }

    /// The failure at the end of patience; nothing when it is no longer wanted.
    private func lateness(of progress: GenerationProgress) async -> ModelError? {
        while !Task.isCancelled {
            let (instant, wait) = progress.deadline
            guard instant > .now else { return lateness(at: wait) }
            try? await Task.sleep(until: instant, clock: .continuous)
        }
        return nil
    }

    private func lateness(at wait: GenerationProgress.Wait) -> ModelError {
        let what =
            switch wait {
            case .firstPiece: "did not begin to write in time. Is the model loaded, and the machine fast enough for it?"
            case .gap: "stopped writing in the middle of its text. Its own log may say why."
            case .total: "had not finished writing in time. A smaller model, or fewer tokens, may do."
            }
        return ModelError(.timeout, "\(name) \(what)")
    }

    private var excess: ModelError {
        ModelError(.tooLarge, "\(name) wrote more than \(limits.characters ?? 0) characters, which are not read.")
    }

    private func modelError(_ error: any Error) -> ModelError {
        switch error {
        case let error as ModelError: error
        case is CancellationError: ModelError(.cancelled, "\(name) was not waited for.")
        default: ModelError(.unavailable, "\(name) failed. Its own log may say why.")
        }
    }
}
