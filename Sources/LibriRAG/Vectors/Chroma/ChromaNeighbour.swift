import LibriCore

/// Whom a store asks, and what the operator reads when no answer comes: never an address with a path, a header or a word of an answer.
struct ChromaNeighbour: Sendable {
    /// `ChromaDB at 127.0.0.1:8000`
    let name: String

    /// What a status means; nothing for success.
    func refusal(status: Int) -> ModelError? {
        switch status {
        case 200..<300: nil
        case 300..<400:
            failure(
                .unavailable, "answers with a redirect (status \(status)), which is not followed. Correct its address.")
        case 401, 403:
            failure(
                .unavailable,
                "refuses the token, or wants one (status \(status)). Does the proxy before it know the token, and its header field?"
            )
        case 404:
            failure(
                .missing, "does not know the collection, or speaks no API v2 (status 404). Is it version 1.0 or newer?")
        case 408: lateness
        case 413: failure(.tooLarge, "takes no question of this size (status 413). Does a proxy before it bound them?")
        case 429, 503: failure(.busy, "takes no more questions at the moment (status \(status)).")
        case 500:
            failure(
                .damaged,
                "fails at its own data (status 500). Its own log may say why; the collection can be made anew.")
        case 501...: failure(.unavailable, "fails with status \(status). Its own log may say why.")
        default: failure(.malformed, "takes no such question (status \(status)). Is it version 1.0 or newer?")
        }
    }

    /// What a failed exchange means.
    func failure(_ error: any Error, longestAnswer: Int) -> ModelError {
        switch (error as? HTTPTransportError)?.code {
        case .timeout?: lateness
        case .tooLarge?: failure(.tooLarge, "answers with more than \(longestAnswer) bytes.")
        case .invalidRequest?: failure(.unavailable, "cannot be asked at its address. Correct it.")
        default: failure(.unavailable, "cannot be reached, or breaks off. Is it running, and is its address right?")
        }
    }

    /// The deadline is over.
    var lateness: ModelError { failure(.timeout, "does not answer in time. Its own log may say why.") }

    /// Whoever asked has gone.
    var cancellation: ModelError { failure(.cancelled, "was not waited for.") }

    /// The answer is not what API v2 says.
    func unexpected(_ what: String) -> ModelError {
        failure(.malformed, "answers with \(what). Is it a ChromaDB of version 1?")
    }

    /// A failure of some kind, in words that go on after the name.
    func failure(_ code: ModelError.Code, _ words: String) -> ModelError { ModelError(code, "\(name) \(words)") }
}
