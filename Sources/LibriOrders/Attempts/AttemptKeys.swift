/// What an attempt counts for, as opaque texts.
struct AttemptKeys: Sendable {
    /// Makes a text opaque; the plain one where nothing is written down.
    let opaque: @Sendable (String) -> String

    func failure(of attempt: LookupAttempt) -> AttemptFailure {
        // A full number and its first block are one target, or a guesser would have two tries at each.
        let number = attempt.reference.firstBlock
        return AttemptFailure(
            pair: key("pair", number, attempt.client.key),
            number: self.number(number),
            client: key("client", attempt.client.key),
            site: key("site", attempt.client.site),
            fingerprint: attempt.messageID.map { id in
                // The same identifier with another order or name is another guess.
                key(
                    "attempt", attempt.client.key, id, attempt.reference.description, attempt.name.full,
                    attempt.name.surname)
            },
            guesses: attempt.guesses
        )
    }

    func number(_ firstBlock: String) -> String { key("number", firstBlock) }

    /// Each part with its length before it: what a sender writes into one part cannot pass for another.
    private func key(_ parts: String...) -> String {
        opaque(parts.map { "\($0.utf8.count):\($0)" }.joined())
    }
}
