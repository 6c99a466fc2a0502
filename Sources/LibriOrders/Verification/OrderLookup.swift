public import Logging

/// The door to the orders: an order leaves it masked, and only for its number and surname together.
public struct OrderLookup: Sendable {
    private let store: any OrderStore
    private let matcher: any SurnameMatcher
    private let masker: any OrderMasker
    private let limiter: any AttemptLimiter
    private let refusals: RefusalClock
    private let numberFormat: OrderNumberFormat
    private let acceptsFirstBlock: Bool
    private let logger: Logger?

    /// Creates a door.
    ///
    /// - Parameters:
    ///   - store: Where orders are read from.
    ///   - matcher: Compares names.
    ///   - masker: Removes what may not be said.
    ///   - limiter: Bounds guessing.
    ///   - refusals: When refusals are released.
    ///   - numberFormat: How the shop writes order numbers.
    ///   - acceptsFirstBlock: A first block is enough when it leads to exactly one order of that name.
    ///   - logger: Gets the failures of the store, without order data.
    public init(
        store: some OrderStore, matcher: some SurnameMatcher = FoldingSurnameMatcher(),
        masker: some OrderMasker = NameOrderMasker(), limiter: some AttemptLimiter = InMemoryAttemptLimiter(),
        refusals: RefusalClock = RefusalClock(), numberFormat: OrderNumberFormat = .coolLibri,
        acceptsFirstBlock: Bool = true, logger: Logger? = nil
    ) {
        self.store = store
        self.matcher = matcher
        self.masker = masker
        self.limiter = limiter
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
    /// - Throws: ``OrderNumberError`` when the text is not an order number at all.
    public func track(
        _ number: String, surname: String, client: ClientIdentity
    ) async throws(OrderNumberError) -> LookupOutcome {
        let reference = try OrderReference(number, format: numberFormat)
        return await track(reference, name: StatedName(surname: surname), client: client)
    }

    /// Looks an order up.
    ///
    /// - Parameters:
    ///   - reference: The number or first block.
    ///   - name: The name as stated.
    ///   - client: Who asks, for bounding guesses.
    ///   - messageID: The sender's identifier of the message; repeated, it is the same attempt.
    public func track(
        _ reference: OrderReference, name: StatedName, client: ClientIdentity, messageID: String? = nil
    ) async -> LookupOutcome {
        let attempt = LookupAttempt(reference: reference, name: name, client: client, messageID: messageID)
        let isAdmitted = await limiter.admits(attempt)
        let orders: [Order]
        do {
            orders = try await store.orders(matching: reference, limit: Self.mostCandidates + 1)
        } catch {
            logger?.error(
                "The order store does not answer",
                metadata: ["code": "\(error.code)", "reason": "\(error.message)"]
            )
            return .unavailable
        }
        // Every candidate is compared, whatever the first comparisons say.
        let matching = orders.prefix(Self.mostCandidates).filter { matcher.matches(name, $0.customer) }
        let isUsable = acceptsFirstBlock || reference.isFull
        if isAdmitted, isUsable, orders.count <= Self.mostCandidates, matching.count == 1, let order = matching.first {
            return .found(masker.mask(order))
        }
        if isAdmitted { await limiter.recordFailure(of: attempt) }
        await refusals.tick()
        return .notVerified
    }

    /// A first block shared by more orders than this is no identification.
    private static let mostCandidates = 50
}

extension OrderReference {
    fileprivate var isFull: Bool {
        if case .full = self { true } else { false }
    }
}
