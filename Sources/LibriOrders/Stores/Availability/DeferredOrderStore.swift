/// A store that is opened when it can be: a server whose order database is not there yet answers general questions meanwhile.
///
/// What is wrong with the configuration is an error at once; what may pass by itself is tried again in the background.
public actor DeferredOrderStore: OrderStore {
    private typealias Attempt = Result<any OrderStore, OrderStoreError>

    private let open: @Sendable () async throws(OrderStoreError) -> any OrderStore
    private let pause: Duration
    private var store: (any OrderStore)?
    private var failure = OrderStoreError(.unavailable, "The order database does not answer in time; it is waited for.")

    /// Opens a store, or waits for it.
    ///
    /// - Parameters:
    ///   - patience: After which the wait for the first attempt ends; it goes on meanwhile.
    ///   - pause: How long after a failure it is tried again.
    ///   - open: Opens it.
    /// - Throws: ``OrderStoreError`` when the store is there and cannot be used as it is configured.
    public init(
        patience: Duration = .seconds(3), pause: Duration = .seconds(2),
        open: @escaping @Sendable () async throws(OrderStoreError) -> any OrderStore
    ) async throws(OrderStoreError) {
        self.pause = pause
        self.open = open
        let first = Task { await Self.attempt(open) }
        switch await Self.result(of: first, within: patience) {
        case .success(let opened)?: store = opened
        case .failure(let error)?:
            guard error.mayPass else { throw error }
            failure = error
            waitForStore(after: nil)
        case nil: waitForStore(after: first)
        }
    }

    /// Why the store is not open, if it is not.
    public var failureToOpen: OrderStoreError? { store == nil ? failure : nil }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        // No customer waits for what may take longer than a look-up may.
        guard let store else { throw failure }
        return try await store.orders(matching: reference, limit: limit)
    }

    /// Tries until the store is open, or nobody has it any more.
    private nonisolated func waitForStore(after first: Task<Attempt, Never>?) {
        let (open, pause) = (open, pause)
        Task { [weak self] in
            if let first, await self?.take(await first.value) ?? true { return }
            var wait = pause
            while self != nil {
                try? await Task.sleep(for: wait)
                let attempt = await Self.attempt(open)
                if await self?.take(attempt) ?? true { return }
                // What only an operator can mend is not asked for so often.
                if case .failure(let error) = attempt { wait = error.mayPass ? pause : pause * 30 }
            }
        }
    }

    /// - Returns: Whether the store is open.
    private func take(_ attempt: Attempt) -> Bool {
        switch attempt {
        case .success(let opened): store = opened
        case .failure(let error): failure = error
        }
        return store != nil
    }

    private static func attempt(
        _ open: @Sendable () async throws(OrderStoreError) -> any OrderStore
    ) async -> Attempt {
        do throws(OrderStoreError) { return .success(try await open()) } catch { return .failure(error) }
    }

    /// Nothing when it is not there in time.
    private static func result(of attempt: Task<Attempt, Never>, within patience: Duration) async -> Attempt? {
        let (results, report) = AsyncStream.makeStream(of: Attempt?.self)
        Task { report.yield(await attempt.value) }
        let alarm = Task {
            try? await Task.sleep(for: patience)
            report.yield(nil)
        }
        defer { alarm.cancel() }
        return await results.first { _ in true } ?? nil
    }
}

extension OrderStoreError {
    /// It may be over without anybody's doing.
    fileprivate var mayPass: Bool { code == .unavailable || code == .busy }
}
