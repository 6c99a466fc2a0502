public import Logging

/// Nobody has asked the store: the operator has read before why.
struct StoreIsLeftAlone: Error {}

extension OrderStoreError {
    /// How much an operator is to hear of it: a store that is away for an hour fills no log.
    public var logLevel: Logger.Level { underlying is StoreIsLeftAlone || code == .cancelled ? .debug : .error }
}

/// A store that is asked through a circuit breaker: when it is gone, customers are told so at once, and it is not pestered.
///
/// What an operator could mend at the store itself, such as a missing column, is a failure like any other here: it takes part in no
/// answer either.
public struct GuardedOrderStore: OrderStore {
    private let store: any OrderStore
    private let name: String
    private let breaker: CircuitBreaker
    private let observer: (any StoreObserver)?
    private let logger: Logger?

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - name: What the operator calls it: `The order API at orders.shop.example`. It holds no secret.
    ///   - observer: Is told how the store does.
    ///   - logger: Is told when the store goes and comes back.
    public init(_ store: some OrderStore, name: String, observer: (any StoreObserver)? = nil, logger: Logger? = nil) {
        self.init(store, name: name, breaker: CircuitBreaker(), observer: observer, logger: logger)
    }

    init(
        _ store: some OrderStore, name: String, breaker: CircuitBreaker, observer: (any StoreObserver)? = nil,
        logger: Logger? = nil
    ) {
        self.store = store
        self.name = name
        self.breaker = breaker
        self.observer = observer
        self.logger = logger
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        guard breaker.admit() == .admitted else {
            throw OrderStoreError(
                .unavailable, "\(name) has failed several times in a row and is asked again in a moment.",
                underlying: StoreIsLeftAlone())
        }
        let start = ContinuousClock.now
        do throws(OrderStoreError) {
            let orders = try await store.orders(matching: reference, limit: limit)
            observer?.storeAnswered(in: .now - start, failure: nil)
            if breaker.succeeded() {
                observer?.storeIsOut(false)
                logger?.notice("The order store answers again", metadata: ["store": "\(name)"])
            }
            return orders
        } catch  where error.code == .cancelled || error.code == .refused {
            // A customer who leaves, or asks what the store does not take, shuts nobody else out.
            breaker.learnedNothing()
            if error.code == .refused { observer?.storeAnswered(in: .now - start, failure: error.code) }
            throw error
        } catch {
            observer?.storeAnswered(in: .now - start, failure: error.code)
            if breaker.failed() {
                observer?.storeIsOut(true)
                logger?.error(
                    "The order store has failed several times in a row and is left alone for a moment",
                    metadata: ["store": "\(name)", "code": "\(error.code)", "reason": "\(error.message)"])
            }
            throw error
        }
    }
}
