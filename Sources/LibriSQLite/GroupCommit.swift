#if SQLite
package import GRDB

/// Writes what many ask to be written at once in one transaction: a transaction costs far more than a row.
///
/// What comes while a transaction is under way is written together in the next one, so that nobody waits for more than two.
/// Whoever asked goes on when it has been written.
package actor GroupCommit {
    /// Something to write. When it throws, nothing of its transaction is written, and all who are in it are told.
    package typealias Work = @Sendable (Database) throws -> Void

    private let database: any DatabaseWriter
    private let mostWaiting: Int
    private var waiting: [Work] = []
    /// Writes what waits, and tells why it could not.
    private var next: Task<(any Error)?, Never>?
    /// The transaction before.
    private var underWay: Task<(any Error)?, Never>?

    /// - Parameters:
    ///   - database: Where it is written.
    ///   - mostWaiting: The most that may wait for the transaction before.
    package init(_ database: some DatabaseWriter, mostWaiting: Int = 10_000) {
        self.database = database
        self.mostWaiting = mostWaiting
    }

    /// Writes something, in the order of asking.
    ///
    /// - Throws: When it was not written, as where too much waits already.
    package func write(_ work: @escaping Work) async throws {
        // Whoever holds the file must not make memory grow.
        guard waiting.count < mostWaiting else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
        waiting.append(work)
        let writing =
            next
            ?? Task { [underWay] in
                _ = await underWay?.value
                return await writeWaiting()
            }
        next = writing
        if let failure = await writing.value { throw failure }
    }

    private func writeWaiting() async -> (any Error)? {
        (underWay, next) = (next, nil)
        let batch = waiting
        waiting = []
        do {
            try await database.write { db in for work in batch { try work(db) } }
            return nil
        } catch {
            return error
        }
    }
}
#endif
