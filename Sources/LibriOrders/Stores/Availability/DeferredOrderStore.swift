/// A store that is opened when it can be: a server whose order database is not there yet answers general questions meanwhile.
///
/// What is wrong with the configuration is an error at once; what may pass by itself is tried again.
public actor DeferredOrderStore: OrderStore {
    private let open: @Sendable () async throws(OrderStoreError) -> any OrderStore
    private let pause: Duration
    private var store: (any OrderStore)?
    private var failure: (error: OrderStoreError, until: ContinuousClock.Instant)?
    private var isOpening = false

    /// Opens a store, or waits for it.
    ///
    /// - Parameters:
    ///   - patience: After which the wait for the first attempt ends; it goes on meanwhile.
    ///   - pause: How long after a failure it is not tried.
    ///   - open: Opens it.
    /// - Throws: ``OrderStoreError`` when the store is there and cannot be used as it is configured.
    public init(
        patience: Duration = .seconds(3), pause: Duration = .seconds(2),
        open: @escaping @Sendable () async throws(OrderStoreError) -> any OrderStore
    ) async throws(OrderStoreError) {
        self.pause = pause
        self.open = open
        let opening = Task { await Self.attempt(open) }
        switch await Self.result(of: opening, within: patience) {
        case .success(let opened)?: store = opened
        case .failure(let error)?:
            guard error.code == .unavailable || error.code == .busy else { throw error }
            failure = (error, .now + pause)
        case nil:
            failure = (
                OrderStoreError(.unavailable, "The order database does not answer in time; it is waited for."), .now
            )
            isOpening = true
            Task { settle(await opening.value) }
        }
    }

    private typealias Attempt = Result<any OrderStore, OrderStoreError>

    private static func attempt(
        _ open: @Sendable () async throws(OrderStoreError) -> any OrderStore
    ) async -> Attempt {
        do throws(OrderStoreError) { return .success(try await open()) } catch { return .failure(error) }
    }

    /// Nothing when it is not there in time.
    private static func result(of opening: Task<Attempt, Never>, within patience: Duration) async -> Attempt? {
        let (results, report) = AsyncStream.makeStream(of: Attempt?.self)
        Task { report.yield(await opening.value) }
        let alarm = Task {
            try? await Task.sleep(for: patience)
            report.yield(nil)
        }
        defer { alarm.cancel() }
        return await results.first { _ in true } ?? nil
    }

    /// Why the store is not open, if it is not.
    public var failureToOpen: OrderStoreError? { store == nil ? failure?.error : nil }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        if let store { return try await store.orders(matching: reference, limit: limit) }
        let failure = failure?.error ?? OrderStoreError(.unavailable, "The order database is not open yet.")
        // No customer waits for what may take longer than a look-up may.
        if !isOpening, self.failure.map({ ContinuousClock.now >= $0.until }) ?? true {
            isOpening = true
            Task { await openAgain() }
        }
        throw failure
    }

    private func openAgain() async {
        settle(await Self.attempt(open))
    }

    private func settle(_ result: Attempt) {
        switch result {
        case .success(let opened): store = opened
        case .failure(let error): failure = (error, .now + pause)
        }
        isOpening = false
    }
}
