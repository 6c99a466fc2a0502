/// What an attempt counts for, as opaque texts.
struct AttemptKeys: Sendable {
    /// Makes a text opaque; the plain one where nothing is written down.
    let opaque: @Sendable (String) -> String

    func failure(of attempt: LookupAttempt) -> AttemptFailure {
        // A full number and its first block are one target, or a guesser would have two tries at each.
        let number = attempt.reference.firstBlock
        return AttemptFailure(
            pair: opaque("pair\n\(number)\n\(attempt.client.key)"),
            number: self.number(number),
            client: opaque("client\n\(attempt.client.key)"),
            site: opaque("site\n\(attempt.client.site)"),
            fingerprint: attempt.messageID.map { id in
                // The same identifier with another order or name is another guess.
                opaque("attempt\n\(attempt.client.key)\n\(id)\n\(attempt.reference)\n\(attempt.name.full)")
            }
        )
    }

    func number(_ firstBlock: String) -> String { opaque("number\n\(firstBlock)") }
}
