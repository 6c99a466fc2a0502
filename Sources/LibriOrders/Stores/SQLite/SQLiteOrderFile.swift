#if SQLite
import Foundation
import GRDB
import Synchronization

/// The order database's file, opened anew when another has taken its place.
///
/// The safe way to publish an export is to write it beside the old one and rename it over it. Whoever holds the old file open would
/// go on reading it for ever. So would who reads a file that was written over in place: SQLite keeps the pages it has read as long as
/// the counters of the header are the same, as they are in two exports that one program made in the same way.
final class SQLiteOrderFile: Sendable {
    /// An open database.
    struct Opened: Sendable {
        let database: any DatabaseReader
        /// Look-ups find the number in an index.
        let isIndexed: Bool
        fileprivate let identity: Identity
    }

    /// What tells a file from one that takes its name.
    fileprivate struct Identity: Equatable {
        let device: dev_t
        let number: ino_t
    }

    /// What a file looks like from outside, which every writing changes.
    private struct Appearance: Equatable {
        let size: off_t
        let seconds: Int
        let nanoseconds: Int
    }

    private struct State {
        var opened: Opened?
        var appearance: Appearance?
        /// What SQLite tells a changed file by, when it looked as it does now.
        var counters: [UInt8]?
        /// A file that could not be opened, and until when it is not tried again.
        var failure: (error: OrderStoreError, until: ContinuousClock.Instant)?
    }

    private let path: String
    private let open: @Sendable (String) throws(OrderStoreError) -> (any DatabaseReader, isIndexed: Bool)
    private let state = Mutex(State())

    /// - Parameters:
    ///   - path: The file.
    ///   - open: Opens and checks it.
    init(
        path: String,
        open: @escaping @Sendable (String) throws(OrderStoreError) -> (any DatabaseReader, isIndexed: Bool)
    ) {
        self.path = path
        self.open = open
    }

    /// The database under the name now.
    ///
    /// - Throws: ``OrderStoreError`` when there is none, or none that holds orders.
    func opened() throws(OrderStoreError) -> Opened {
        guard let (identity, appearance) = look() else {
            throw OrderStoreError(
                .missing,
                "The order database cannot be opened any more. Is the file still there, and may this user read it?")
        }
        return try state.withLock { state throws(OrderStoreError) in
            if let opened = state.opened, opened.identity == identity {
                if state.appearance == appearance { return opened }
                // Written since. What SQLite sees by itself, as every commit, needs no opening anew.
                let counters = counters()
                let isSeen = counters != nil && counters != state.counters
                (state.appearance, state.counters) = (appearance, counters)
                if isSeen { return opened }
                state.opened = nil
            }
            if let failure = state.failure, ContinuousClock.now < failure.until { throw failure.error }
            do throws(OrderStoreError) {
                let (database, isIndexed) = try open(path)
                let opened = Opened(database: database, isIndexed: isIndexed, identity: identity)
                state = State(opened: opened, appearance: appearance, counters: counters())
                return opened
            } catch {
                // Opening takes longer than a look-up: customers in a queue do not each try.
                state.failure = (error, .now + Self.pause)
                throw error
            }
        }
    }

    /// Opens the file anew the next time: what is held in memory of it has proved wrong.
    func forget(_ opened: Opened) {
        state.withLock { state in
            if state.opened?.identity == opened.identity { state.opened = nil }
        }
    }

    private static let pause = Duration.milliseconds(200)

    private func look() -> (Identity, Appearance)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if os(Linux)
        let written = status.st_mtim
        #else
        let written = status.st_mtimespec
        #endif
        return (
            Identity(device: status.st_dev, number: status.st_ino),
            Appearance(size: status.st_size, seconds: written.tv_sec, nanoseconds: written.tv_nsec)
        )
    }

    /// The part of the header by which SQLite knows that its pages are out of date: the change counter and the three numbers
    /// behind it (https://sqlite.org/fileformat2.html, 1.3).
    private func counters() -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard (try? file.seek(toOffset: 24)) != nil, let bytes = try? file.read(upToCount: 16) else { return nil }
        return Array(bytes)
    }
}
#endif
