/// Whom a store asks over HTTP, and what the operator reads when no answer comes.
///
/// No message holds an address with a number in it, a header or a word of an answer: they go to a log.
struct OrderAPINeighbour: Sendable {
    /// `The order API at api.shop.example`
    let name: String
    /// Where its keys stand: `orders.rest`.
    let settings: String

    /// What a status other than 200 means.
    func refusal(status: Int) -> OrderStoreError? {
        switch status {
        case 200: nil
        case 300..<400:
            unavailable("answers with a redirect (status \(status)), which is not followed. Correct \(settings).url.")
        case 401, 403:
            unavailable(
                "refuses the token, or wants one (status \(status)). Does LIBRI_ORDERS_REST_TOKEN hold what it was given, "
                    + "in a gateway LIBRI_GATEWAY_TOKEN?")
        case 429: unavailable("takes no more questions at the moment (status 429). Does it bound them too tightly?")
        case 500...: unavailable("fails with status \(status). Its own log may say why.")
        // Of one question: others may well be answered.
        case 400, 413, 414, 422:
            refused("takes no such question (status \(status)). Do the keys of \(settings) suit it?")
        default: unavailable("answers with status \(status) and no orders. Do the keys of \(settings) suit it?")
        }
    }

    /// What a failed exchange means.
    ///
    /// The transport's own error is left out: what it says of an address would name the order.
    func failure(_ error: any Error, longestAnswer: Int) -> OrderStoreError {
        switch (error as? HTTPTransportError)?.code {
        case .timeout?: lateness
        case .tooLarge?:
            unavailable("answers with more than \(longestAnswer) bytes. Let it give fewer orders, or less of each.")
        case .invalidRequest?: unavailable("cannot be asked at the address in \(settings).url. Correct it.")
        default:
            unavailable(
                "cannot be reached, or breaks off. Is it running, is its certificate valid, and is "
                    + "\(settings).url right?")
        }
    }

    /// The deadline is over.
    var lateness: OrderStoreError { unavailable("does not answer in time. Its own log may say why.") }

    /// Whoever asked has gone.
    var cancellation: OrderStoreError {
        OrderStoreError(.cancelled, "\(name) was not waited for: the look-up was cancelled.")
    }

    /// The answer is not what the schema, or the gateway's form, says.
    func unexpected(_ what: String) -> OrderStoreError { OrderStoreError(.schema, "\(name) \(what)") }

    private func refused(_ what: String) -> OrderStoreError { OrderStoreError(.refused, "\(name) \(what)") }

    private func unavailable(_ what: String) -> OrderStoreError { OrderStoreError(.unavailable, "\(name) \(what)") }
}
