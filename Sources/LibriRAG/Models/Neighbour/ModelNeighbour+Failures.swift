import Foundation

/// What the operator reads when no answer comes. No message holds a word of what was sent or answered: they go to a log.
extension ModelNeighbour {
    /// The most bytes of a refusal that are looked at.
    static let longestRefusal = 16_384

    /// What a status other than 200 means.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - body: What came with it, or its beginning.
    ///   - model: The model that was asked for.
    func refusal(status: Int, body: Data, model: String) -> ModelError {
        let reason = ModelRefusal(body)
        switch status {
        case 300..<400:
            return unavailable(
                "answers with a redirect (status \(status)), which is not followed. Correct \(settings).url.")
        case 401, 403:
            return unavailable("refuses the token, or wants one (status \(status)). Correct \(settings).token.")
        case 404: return missing(model, status: status, isSure: reason == .missing)
        case 413: return tooLong
        case 429, 503: return busy(status: status)
        default: break
        }
        switch reason {
        case .missing?: return missing(model, status: status, isSure: true)
        case .tooLong?: return tooLong
        case .busy?: return busy(status: status)
        case .memory?:
            return unavailable(
                "has not enough memory for the model \(model) (status \(status)). Choose a smaller one, or give it more."
            )
        case nil where status < 500:
            return ModelError(
                .malformed,
                "\(name) takes no such question (status \(status)). Is it recent, and does \(settings) suit it?")
        case nil: return unavailable("fails with status \(status). Its own log may say why.")
        }
    }

    /// What an error means that arrives in the middle of an answer whose status was 200.
    func failureInside(_ reason: ModelRefusal?, model: String) -> ModelError {
        switch reason {
        case .missing?: missing(model, status: 200, isSure: true)
        case .tooLong?: tooLong
        case .busy?: busy(status: 200)
        case .memory?: unavailable("has run out of memory with the model \(model). Choose a smaller one.")
        case nil: unavailable("has failed in the middle of its answer. Its own log may say why.")
        }
    }

    /// What a failed exchange means.
    ///
    /// The transport's own error is left out: nothing of an address or a header goes to a log.
    func failure(_ error: any Error, longestAnswer: Int) -> ModelError {
        if let error = error as? ModelError { return error }
        if error is CancellationError { return cancellation }
        return switch (error as? HTTPTransportError)?.code {
        case .timeout?: lateness
        case .tooLarge?: tooLarge(longestAnswer)
        case .invalidRequest?:
            ModelError(.settings, "\(name) cannot be asked at the address in \(settings).url. Correct it.")
        default:
            unavailable("cannot be reached, or breaks off. Is it running, and is \(settings).url right?")
        }
    }

    /// The deadline is over.
    var lateness: ModelError {
        ModelError(
            .timeout, "\(name) does not answer in time. Is the model loaded, and the machine fast enough for it?")
    }

    /// Whoever asked has gone.
    var cancellation: ModelError { ModelError(.cancelled, "\(name) was not waited for: the question was cancelled.") }

    /// The stream ended before the model said that it had finished.
    var truncation: ModelError { unavailable("broke off in the middle of its answer. Its own log may say why.") }

    /// The answer is not what the protocol promises.
    func unexpected(_ what: String) -> ModelError {
        ModelError(.malformed, "\(name) \(what). Is \(settings).url that of a server of this kind, and is it recent?")
    }

    /// The model used up its tokens.
    func unfinished(tokens: Int) -> ModelError {
        ModelError(.tooLarge, "\(name) had not finished after \(tokens) tokens, or the context was full.")
    }

    func tooLarge(_ bytes: Int) -> ModelError {
        ModelError(.tooLarge, "\(name) answers with more than \(bytes) bytes, which are not read.")
    }

    private var tooLong: ModelError {
        ModelError(.tooLarge, "\(name) was given a text that is longer than the model takes. Shorten the passages.")
    }

    private func busy(status: Int) -> ModelError {
        ModelError(.busy, "\(name) takes no more questions at the moment (status \(status)).")
    }

    private func missing(_ model: String, status: Int, isSure: Bool) -> ModelError {
        let remedy =
            switch (kind, isSure) {
            case (.ollama, true): "Run `ollama pull \(model)` there, or correct \(settings).model."
            case (.ollama, false): "Run `ollama pull \(model)` there, or correct \(settings).model or \(settings).url."
            case (.openAI, _):
                "Does its list of models hold the name in \(settings).model, and \(settings).url end in /v1?"
            }
        return ModelError(.missing, "\(name) does not know the model \(model) (status \(status)). \(remedy)")
    }

    private func unavailable(_ what: String) -> ModelError { ModelError(.unavailable, "\(name) \(what)") }
}
