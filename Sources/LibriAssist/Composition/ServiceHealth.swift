#if SQLite && Configuration
import LibriSQLite

/// Whether what a shop answers from can be used.
public struct ServiceHealth: Sendable, Equatable {
    /// A thing that answers come from.
    public struct Part: Sendable, Equatable {
        /// Its name in the configuration: `orders`, `knowledge`.
        public var name: String
        /// `ready`, or in a word what is wrong.
        public var state: String
        /// Answers of this kind cannot be given.
        public var isDown: Bool

        /// Creates a part.
        public init(name: String, state: String = "ready", isDown: Bool = false) {
            self.name = name
            self.state = state
            self.isDown = isDown
        }
    }

    /// Every part.
    public var parts: [Part]

    /// Creates a state.
    public init(parts: [Part]) { self.parts = parts }
}

extension LibriServices {
    /// Asks every part whether it can be used. This reads from the order store and from what is kept about customers.
    public func health() async -> ServiceHealth {
        // Without the records of the door no order is shown; feedback can be done without.
        let hasDoor = await KeptFile(path: state.door).isReadable()
        let keepsFeedback = feedback.exists ? await KeptFile(path: state.feedback).isReadable() : true
        return ServiceHealth(parts: [
            await orderHealth(),
            .init(name: "door", state: hasDoor ? "ready" : "unavailable", isDown: !hasDoor),
            .init(name: "knowledge", state: knowledge.isBehind ? "an earlier index" : "ready"),
            .init(name: "feedback", state: keepsFeedback ? "ready" : "unavailable"),
        ])
    }

    private func orderHealth() async -> ServiceHealth.Part {
        // A database of this machine may be well on another one; one that all servers share is away for all of them.
        await .orders(
            in: orderStore, numberFormat: configuration.orders.numberFormat,
            isShared: configuration.orders.source != .sqlite)
    }
}

extension ServiceHealth.Part {
    /// Whether an order store answers: it is asked for a number that no shop gives.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - numberFormat: How the shop writes order numbers.
    ///   - isShared: No other server would do better, so that this one goes on with what needs no order.
    public static func orders(
        in store: any OrderStore, numberFormat: OrderNumberFormat, isShared: Bool = false
    ) async -> Self {
        let zeros = numberFormat.blocks.map { String(repeating: "0", count: $0) }
        do {
            let nobodys = try OrderReference(zeros.joined(separator: "-"), format: numberFormat)
            _ = try await store.orders(matching: nobodys, limit: 1)
            return Self(name: "orders")
        } catch let error as OrderStoreError {
            // A store that refuses nobody's number is there, and answers for those that there are.
            if error.code == .refused { return Self(name: "orders") }
            // A writer holds the database for a moment: who asks again will be answered.
            return Self(name: "orders", state: "\(error.code)", isDown: error.code != .busy && !isShared)
        } catch {
            return Self(name: "orders", state: "unavailable", isDown: !isShared)
        }
    }
}
#endif
