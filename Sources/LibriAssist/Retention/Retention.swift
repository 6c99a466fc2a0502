#if SQLite && Configuration
public import Foundation
import LibriSQLite

/// The end of what a shop keeps: what is past its time is removed from the files of the state folder.
///
/// It works on the files themselves, beside the parts and the processes that write them.
public struct Retention: Sendable {
    let configuration: LibriConfiguration
    let state: StateFolder
    let now: @Sendable () -> Date
    let ledgerClock: LedgerClock
    private let patience: Duration

    /// Names what is kept, and for how long.
    ///
    /// - Parameters:
    ///   - configuration: How long what is kept is kept.
    ///   - state: Where the files lie.
    ///   - now: The clock. A fixed business day does not count here, or nothing would ever be forgotten.
    public init(
        configuration: LibriConfiguration, state: StateFolder, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.init(configuration: configuration, state: state, now: now, ledgerClock: .system, patience: .seconds(5))
    }

    package init(
        configuration: LibriConfiguration, state: StateFolder, now: @escaping @Sendable () -> Date,
        ledgerClock: LedgerClock, patience: Duration
    ) {
        self.configuration = configuration
        self.state = state
        self.now = now
        self.ledgerClock = ledgerClock
        self.patience = patience
    }

    /// Today on the shop's calendar.
    public var today: LocalDate { configuration.shop.calendarDay(at: now()) }

    /// Removes what is past its time, so that nothing of it is left in the files. A file that is missing is not made, and one
    /// that cannot be purged does not keep the others from it.
    ///
    /// - Parameter rebuilding: Write each file anew as well. Without that, pieces of removed rows may be left where SQLite has
    ///   moved rows within the file; with it, nobody can write the file meanwhile.
    /// - Returns: What was done, for each store.
    public func purge(rebuilding: Bool = true) async -> [KeptStorePurge] {
        var report: [KeptStorePurge] = []
        for (file, kinds) in files() {
            let purge = await file.purge(kinds.map(\.rows), rebuilding: rebuilding, patience: patience)
            let error = purge.failure.map { Self.message(on: file.path, purge: purge, error: $0) }
            for (kind, removed) in zip(kinds, purge.removed) {
                report.append(
                    KeptStorePurge(
                        store: kind.store, file: file.path, removed: removed, erased: purge.isErased, error: error))
            }
        }
        return report
    }

    /// What is kept, for each store.
    public func status() async -> [KeptStoreStatus] {
        var report: [KeptStoreStatus] = []
        for (file, kinds) in files() {
            var counts = kinds.map { _ in KeptRows.Count() }
            var message: String?
            do { counts = try await file.count(kinds.map(\.rows)) } catch {
                message = "\(file.path) cannot be read: \(KeptFile.reason(of: error, other: Self.unreadable))"
            }
            for (kind, count) in zip(kinds, counts) {
                report.append(
                    KeptStoreStatus(
                        store: kind.store, file: file.path, retentionSeconds: Int(kind.length.components.seconds),
                        rows: count.rows, expired: count.expired, oldest: count.oldest, error: message))
            }
        }
        return report
    }

    private static func message(on path: String, purge: KeptFile.Purge, error: any Error) -> String {
        let state =
            purge.isComplete
            ? "what is past its time is removed, but may still be readable in the file or beside it"
            : "what is past its time could not all be removed"
        return
            "\(path): \(state): \(KeptFile.reason(of: error, other: unreadable)) Then run libriassist-cli privacy purge again."
    }

    private static let unreadable = "it does not answer. May this user read and write it and its folder?"
}
#endif
