#if SQLite && Configuration
public import Foundation
public import Logging

/// Whom the order door is guarded against.
public enum DoorGuard: Sendable {
    /// Everybody who may reach a server: failures outlast a restart, and count per client and over all.
    case everyClient
    /// This process's own user, who could read the database as well: failures count per order, in this process.
    case thisUser
    /// Nobody, for load tests on sample orders.
    case nobody

    /// Whoever could read the database learns nothing from the time of a refusal. That of a store behind a network takes longer than
    /// its look-ups do.
    func refusals(of source: LibriConfiguration.Orders.Source) -> RefusalClock {
        if self == .thisUser { return RefusalClock(period: .zero) }
        return source == .sqlite ? RefusalClock() : RefusalClock(period: .milliseconds(400))
    }

    func limiter(in database: DoorDatabase, limits: AttemptLimits) -> any AttemptLimiter {
        switch self {
        case .everyClient: return SQLiteAttemptLimiter(database: database, limits: limits)
        case .thisUser:
            var limits = limits
            limits.perClient = .max
            limits.overallPerMinute = .max
            return InMemoryAttemptLimiter(limits: limits)
        case .nobody: return UnlimitedAttemptLimiter()
        }
    }
}

extension StateFolder {
    /// The order door's own database, made when it is missing.
    ///
    /// - Throws: ``ConfigurationError`` or ``DoorDatabaseError``.
    public func doorDatabase() throws -> DoorDatabase {
        try create()
        return try DoorDatabase(path: door, keyPath: doorKey)
    }
}

extension OrderLookup {
    /// The door to the orders of a configuration.
    ///
    /// - Parameters:
    ///   - configuration: The shop.
    ///   - store: Where its orders are read from.
    ///   - state: Where the door's database lies.
    ///   - guarding: Whom the door is guarded against.
    ///   - observer: Is told how look-ups end.
    ///   - logger: Gets the failures of the store, without order data.
    ///   - now: The clock.
    /// - Throws: ``ConfigurationError`` or ``DoorDatabaseError``.
    public init(
        configuration: LibriConfiguration, store: any OrderStore, state: StateFolder, guarding: DoorGuard,
        observer: (any ServiceObserver)? = nil, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let settings = configuration.orders
        let database = try state.doorDatabase()
        let log = SQLiteAccessLog(database: database, retentionDays: configuration.privacy.auditRetentionDays)
        let accesses: any AccessLog = observer.map { ObservedAccessLog(log: log, observer: $0) } ?? log
        self.init(
            store: store,
            masker: try configuration.orderMasker(now: now),
            limiter: guarding.limiter(in: database, limits: settings.limits),
            accesses: accesses,
            refusals: guarding.refusals(of: settings.source),
            numberFormat: settings.numberFormat,
            acceptsFirstBlock: settings.acceptFirstBlock,
            logger: logger
        )
    }
}

/// What the shop's own people work with at the command line.
public struct StaffServices: Sendable {
    /// The orders, without a surname.
    public let desk: OrderDesk
    /// Who was shown what.
    public let accesses: SQLiteAccessLog
    /// The locks of orders.
    public let limiter: SQLiteAttemptLimiter

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - configuration: The shop.
    ///   - state: Where the door's database lies.
    ///   - user: The system's name of whoever works with them; it is written down.
    ///   - creatingDoor: Make the door's database where it is missing.
    /// - Throws: ``ConfigurationError``, ``OrderStoreError`` or ``DoorDatabaseError``.
    public init(
        configuration: LibriConfiguration, state: StateFolder, user: String, creatingDoor: Bool = true
    ) async throws {
        guard creatingDoor || FileManager.default.fileExists(atPath: state.door) else {
            throw ConfigurationError(
                .missing,
                "\(state.door) does not exist: no order was asked for there yet. Name the server's folder with --state."
            )
        }
        let database = try state.doorDatabase()
        accesses = SQLiteAccessLog(database: database, retentionDays: configuration.privacy.auditRetentionDays)
        limiter = SQLiteAttemptLimiter(database: database, limits: configuration.orders.limits)
        desk = OrderDesk(
            store: try await configuration.orderStore(), masker: try configuration.orderMasker(), accesses: accesses,
            user: user)
    }
}

extension LibriConfiguration {
    /// What hides the rest of an order, on the shop's calendar.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public func orderMasker(
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(ResourceError) -> NameOrderMasker {
        let shop = shop
        return NameOrderMasker(
            style: orders.mask, showsPrice: orders.showPrice, carriers: try CarrierLinks()
        ) { shop.day(at: now()) }
    }

    /// Today on the shop's calendar.
    public func today() -> LocalDate { shop.day(at: Date()) }
}

extension LibriConfiguration.Shop {
    fileprivate func day(at moment: Date) -> LocalDate {
        businessDate ?? calendarDay(at: moment)
    }
}
#endif
