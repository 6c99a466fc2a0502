import Foundation
import GRDB
import LibriSQLite
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct GroupCommitTests {
    /// Holds a transaction until it is opened.
    private final class Gate: Sendable {
        private let isReached = Atomic<Bool>(false)
        private let isOpen = Atomic<Bool>(false)

        /// Waits, on the thread of the database.
        func pass() {
            isReached.store(true, ordering: .relaxed)
            while !isOpen.load(ordering: .relaxed) { usleep(1_000) }
        }

        func open() { isOpen.store(true, ordering: .relaxed) }

        /// Waits until a transaction stands before it.
        func reached() async throws {
            while !isReached.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(2)) }
        }
    }

    private struct Failure: Error {}

    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        try database.write { db in
            try db.execute(sql: "CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL)")
        }
    }

    private static func line(_ number: Int) -> GroupCommit.Work {
        return { db in try db.execute(sql: "INSERT INTO line (number) VALUES (?)", arguments: [number]) }
    }

    private static func line(_ number: Int, behind gate: Gate) -> GroupCommit.Work {
        return { db in
            gate.pass()
            try db.execute(sql: "INSERT INTO line (number) VALUES (?)", arguments: [number])
        }
    }

    /// What is written, in the order of writing.
    private func numbers() async throws -> [Int] {
        try await database.read { db in try Int.fetchAll(db, sql: "SELECT number FROM line ORDER BY id") }
    }

    /// Whether each was written.
    private func outcomes(of writings: [Task<Void, any Error>]) async -> [Bool] {
        var outcomes: [Bool] = []
        for writing in writings {
            do {
                try await writing.value
                outcomes.append(true)
            } catch { outcomes.append(false) }
        }
        return outcomes
    }

    @Test func aPieceThatFailsTakesItsTransactionWithItAndNoOther() async throws {
        let commits = GroupCommit(database)
        let (before, during) = (Gate(), Gate())
        let first = await commits.ask([Self.line(1, behind: before)])
        try await before.reached()
        let failing: GroupCommit.Work = { _ in throw Failure() }
        let second = await commits.ask([Self.line(2, behind: during), failing, Self.line(3)])
        await commits.settle()
        before.open()
        try await during.reached()
        let third = await commits.ask([Self.line(4), Self.line(5)])
        await commits.settle()
        during.open()

        #expect(await outcomes(of: first) == [true])
        #expect(await outcomes(of: second) == [false, false, false])
        #expect(await outcomes(of: third) == [true, true])
        #expect(try await numbers() == [1, 4, 5])
        await #expect(throws: Failure.self, "whoever asked is told why") { try await second[0].value }
        try await commits.write(Self.line(6))
        #expect(try await numbers() == [1, 4, 5, 6], "it goes on")
    }

    @Test func whatIsAskedForIsWrittenInOrder() async throws {
        let commits = GroupCommit(database)
        let gate = Gate()
        let first = await commits.ask([Self.line(0, behind: gate)])
        try await gate.reached()
        let others = await commits.ask((1..<200).map { Self.line($0) })
        await commits.settle()
        gate.open()
        #expect(await outcomes(of: first + others).allSatisfy { $0 })
        #expect(try await numbers() == Array(0..<200))
    }

    @Test func whoFindsTooManyWaitingIsRefused() async throws {
        let commits = GroupCommit(database, mostWaiting: 3)
        let gate = Gate()
        let first = await commits.ask([Self.line(0, behind: gate)])
        // What is being written does not wait any more.
        try await gate.reached()
        let waiting = await commits.ask((1...3).map { Self.line($0) })
        await commits.settle()
        let error = await #expect(throws: DatabaseError.self) { try await commits.write(Self.line(4)) }
        #expect(error?.resultCode == .SQLITE_BUSY)
        gate.open()
        #expect(await outcomes(of: first + waiting).allSatisfy { $0 })
        #expect(try await numbers() == [0, 1, 2, 3])
        try await commits.write(Self.line(5))
        #expect(try await numbers() == [0, 1, 2, 3, 5], "there is room again")
    }

    @Test func aThousandAtOnceAllArrive() async throws {
        let commits = GroupCommit(database)
        let missing = try await withThrowingTaskGroup(of: Bool.self) { group -> Int in
            for number in 0..<1_000 {
                group.addTask { [database] in
                    try await commits.write(Self.line(number))
                    // Whoever goes on finds it written.
                    let count = try await database.read { db in
                        try Int.fetchOne(db, sql: "SELECT count(*) FROM line WHERE number = ?", arguments: [number])
                    }
                    return count != 1
                }
            }
            var count = 0
            for try await isMissing in group { count += isMissing ? 1 : 0 }
            return count
        }
        #expect(missing == 0)
        #expect(try await numbers().sorted() == Array(0..<1_000))
    }
}

extension GroupCommit {
    /// Asks for several things in their order, and waits for none.
    fileprivate func ask(_ works: [Work]) -> [Task<Void, any Error>] {
        // Tasks of one actor begin in the order in which they are made.
        works.map { work in Task { try await self.write(work) } }
    }

    /// Returns when everything that was asked for before waits.
    fileprivate func settle() {}
}
