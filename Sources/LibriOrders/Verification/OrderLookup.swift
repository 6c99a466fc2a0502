public import Logging

/// The door to the orders: an order leaves it masked, and only for its number and surname together.
public struct OrderLookup: Sendable {
    private let store: any OrderStore
    private let matcher: any SurnameMatcher
    private let masker: any OrderMasker
    private let limiter: any AttemptLimiter
    private let accesses: any AccessLog
    private let refusals: RefusalClock
    private let numberFormat: OrderNumberFormat
    private let acceptsFirstBlock: Bool
    private let logger: Logger?
    private let notices = RepeatedNotices()

    /// Creates a door.
    ///
    /// - Parameters:
    ///   - store: Where orders are read from.
    ///   - matcher: Compares names.
    ///   - masker: Removes what may not be said.
    ///   - limiter: Bounds guessing.
    ///   - accesses: Is told of every access.
    ///   - refusals: When refusals are released.
    ///   - numberFormat: How the shop writes order numbers.
    ///   - acceptsFirstBlock: A first block is enough when it leads to exactly one order of that name.
    ///   - logger: Gets the failures of the store, without order data.
    public init(
        store: some OrderStore, matcher: some SurnameMatcher = FoldingSurnameMatcher(),
        masker: some OrderMasker = NameOrderMasker(), limiter: some AttemptLimiter = InMemoryAttemptLimiter(),
        accesses: some AccessLog = DiscardingAccessLog(), refusals: RefusalClock = RefusalClock(),
        numberFormat: OrderNumberFormat = .coolLibri,
        acceptsFirstBlock: Bool = true, logger: Logger? = nil
    ) {
        self.store = store
        self.matcher = matcher
        self.masker = masker
        self.limiter = limiter
        self.accesses = accesses
        self.refusals = refusals
        self.numberFormat = numberFormat
        self.acceptsFirstBlock = acceptsFirstBlock
        self.logger = logger
    }

    /// Looks an order up by its number as typed.
    ///
    /// - Parameters:
    ///   - number: The number or first block in any usual notation.
    ///   - surname: The customer's surname, or first name and surname.
    ///   - client: Who asks, for bounding guesses.
    ///   - source: Which door is asked at, for the access log.
    /// - Throws: ``OrderNumberError`` when the text is not an order number at all.
    public func track(
        _ number: String, surname: String, client: ClientIdentity, source: OrderAccess.Source = .library
    ) async throws(OrderNumberError) -> LookupOutcome {
        let reference = try OrderReference(number, format: numberFormat)
        return await track(reference, name: StatedName(surname: surname), client: client, source: source)
    }

    /// Looks an order up.
    ///
    /// - Parameters:
    ///   - reference: The number or first block.
    ///   - name: The name as stated.
    ///   - client: Who asks, for bounding guesses.
    ///   - source: Which door is asked at, for the access log.
    ///   - messageID: The sender's identifier of the message; repeated, it is the same attempt.
    public func track(
        _ reference: OrderReference, name: StatedName, client: ClientIdentity, source: OrderAccess.Source = .library,
        messageID: String? = nil
    ) async -> LookupOutcome {
        let start = ContinuousClock.now
        let attempt = LookupAttempt(
            reference: reference, name: name, client: client, messageID: messageID, guesses: matcher.guesses(in: name))
        do {
            let (outcome, order) = try await answer(attempt)
            try await accesses.record(
                OrderAccess(reference: reference, outcome: outcome, client: client.kind, source: source))
            if let order { return .found(masker.mask(order)) }
            if outcome == .unavailable { return .unavailable }
        } catch {
            // What cannot be counted or written down is not shown.
            logger?.error("The order door cannot keep its records", metadata: ["reason": "\(error)"])
            return .unavailable
        }
        await refusals.release(begunAt: start)
        return .notVerified
    }

    private func answer(_ attempt: LookupAttempt) async throws -> (OrderAccess.Outcome, Order?) {
        // A shop that takes no first blocks says so to everybody: there is nothing to guess.
        guard acceptsFirstBlock || attempt.reference.isFull else { return (.ambiguous, nil) }
        let isAdmitted = try await limiter.admits(attempt)
        var hasAnswered = true
        var outcome = OrderAccess.Outcome.locked
        var order: Order?
        do throws(OrderStoreError) {
            // The store is asked whether the attempt is admitted or not: the work is the same.
            let found = try await store.orders(matching: attempt.reference, limit: Self.mostCandidates + 1)
            for field in found.flatMap(\.unreadable) where notices.isDue(field) {
                logger?.warning(
                    "The order store holds values that cannot be read; they are left out",
                    metadata: ["field": "\(field)"])
            }
            (outcome, order) = judge(found, attempt)
        } catch {
            logger?.log(
                level: error.logLevel, "The order store does not answer",
                metadata: ["code": "\(error.code)", "reason": "\(error.message)"])
            outcome = .unavailable
            hasAnswered = false
        }
        // That the store is down tells nothing of an order; what it holds does.
        guard isAdmitted else { return (hasAnswered ? .locked : .unavailable, nil) }
        try await limiter.settle(attempt, isFailure: outcome != .found && outcome != .unavailable)
        return (outcome, order)
    }

    private func judge(_ orders: [Order], _ attempt: LookupAttempt) -> (OrderAccess.Outcome, Order?) {
        // Every candidate is compared, whatever the first comparisons say.
        let matching = orders.prefix(Self.mostCandidates).filter { matcher.matches(attempt.name, $0.customer) }
        guard !orders.isEmpty else { return (.unknownNumber, nil) }
        if attempt.reference.isFull, matching.count > 1 {
            // Only who gave number and name learns that something is wrong with the order.
            logger?.error("The order store holds several orders of one number, of which none can be shown")
            return (.unavailable, nil)
        }
        guard orders.count <= Self.mostCandidates, matching.count < 2 else { return (.ambiguous, nil) }
        return matching.first.map { (.found, $0) } ?? (.wrongName, nil)
    }

    /// A first block shared by more orders than this is no identification.
    private static let mostCandidates = 50
}
