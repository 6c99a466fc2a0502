#if SQLite
import Foundation
import GRDB
import LibriSQLite
import Synchronization

extension SQLiteVectorStore {
    /// Reads everything, before anybody searches.
    func load() throws {
        let opened = opened.withLock { $0 }
        do {
            try opened.pool.writeWithoutTransaction { db in try transaction(db) { _ in } }
        } catch  where VectorFile.isDamage(error) {
            try makeAnew(insteadOf: opened).pool.writeWithoutTransaction { db in try transaction(db) { _ in } }
        }
    }

    /// Does something in one transaction, and brings the memory up to date with the file.
    ///
    /// A file that proves damaged is made anew and the work done once more.
    func commit<Result: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Result
    ) async throws(ModelError) -> Result {
        do {
            let opened = try current()
            do {
                return try await opened.pool.writeWithoutTransaction { [self] db in try transaction(db, work) }
            } catch  where VectorFile.isDamage(error) {
                let opened = try makeAnew(insteadOf: opened)
                return try await opened.pool.writeWithoutTransaction { [self] db in try transaction(db, work) }
            }
        } catch {
            throw Self.failure(error, path: file.path)
        }
    }

    /// The pool has one writer at a time, so that the memory takes over changes in the order in which they were committed.
    private func transaction<Result>(_ db: Database, _ work: (Database) throws -> Result) throws -> Result {
        var done: (result: Result, changes: VectorTables.Changes)?
        try db.inTransaction(.immediate) {
            _ = try VectorTables.version(for: space, db)
            let result = try work(db)
            done = (result, try VectorTables.changes(since: memory.version, in: space, db))
            return .commit
        }
        guard let done else { throw VectorTables.Damage() }
        memory.apply(done.changes)
        if done.changes.dropped > 0 { file.onReset(.droppedRows(done.changes.dropped)) }
        return done.result
    }

    /// The open file, or the one that another process has put in its place.
    private func current() throws -> VectorFile.Opened {
        try opened.withLock { opened in
            if VectorFile.Identity(file.path) != opened.identity { opened = try file.open() }
            return opened
        }
    }

    private func makeAnew(insteadOf damaged: VectorFile.Opened) throws -> VectorFile.Opened {
        try opened.withLock { opened in
            // Somebody else may have done it meanwhile.
            if opened.identity == damaged.identity { opened = try file.madeAnew() }
            return opened
        }
    }

    /// Looks whether another process has changed the file, and takes that over without letting the search wait.
    func catchUpLater() {
        let opened = opened.withLock { $0 }
        let stored = try? opened.pool.read { db in try VectorTables.version(for: space, db) }
        guard VectorFile.Identity(file.path) != opened.identity || stored != memory.version else { return }
        guard !isCatchingUp.exchange(true, ordering: .relaxed) else { return }
        Task { [self] in
            // What goes wrong is told to whoever writes.
            try? await commit { _ in }
            isCatchingUp.store(false, ordering: .relaxed)
        }
    }

    static func failure(_ error: any Error, path: String) -> ModelError {
        switch error {
        case let error as ModelError: return error
        case is CancellationError:
            return ModelError(.cancelled, "The vector store \(path) was not waited for.")
        case let error as VectorTables.OtherSpace:
            return ModelError(
                .unavailable,
                "The vector store \(path) now holds vectors of \(error.space.model) (\(error.space.dimension) components): another "
                    + "process was started with that model. Start both with the same.", underlying: error)
        default:
            let isBusy = [.SQLITE_BUSY, .SQLITE_LOCKED].contains((error as? DatabaseError)?.resultCode)
            let reason = KeptFile.reason(
                of: error, other: "does its folder exist, and may this user write there?")
            return ModelError(
                isBusy ? .busy : .unavailable, "The vector store \(path) cannot be used: \(reason)", underlying: error)
        }
    }
}
#endif
