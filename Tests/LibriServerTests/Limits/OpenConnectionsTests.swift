import LibriAssist
import Synchronization
import Testing

@testable import libriassist_server

/// Who gets a connection, and who makes room.
@Suite struct OpenConnectionsTests {
    private func client(_ address: String) -> ClientIdentity { .network(address) }

    @Test func aClientHasItsMost() {
        let connections = OpenConnections(most: 1_000, perClient: 2)
        let opened = ["203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2"].map { connections.open(client($0)) }
        #expect(opened == [true, true, false, true])
        connections.close(client("203.0.113.1"))
        #expect(connections.open(client("203.0.113.1")))
    }

    @Test func theLastTenthIsForThoseWhoHaveFew() {
        let connections = OpenConnections(most: 100, perClient: 20)
        // Four networks and one site of five addresses hold nine tenths.
        for turn in 0..<80 { #expect(connections.open(client("203.0.\(turn / 20).1"))) }
        for turn in 0..<10 { #expect(connections.open(client("2001:db8:1:\(turn / 2)::1"))) }
        #expect(!connections.open(client("203.0.0.1")), "it has many")
        #expect(!connections.open(client("2001:db8:1:9::1")), "its site has many")
        #expect(connections.open(client("2001:db8:2::1")))
        #expect(connections.open(nil), "a proxy has as many as it needs")
        let more = (0..<4).count { _ in connections.open(client("198.51.100.1")) }
        #expect(more == 2, "a tenth of what it may have while there is room")
    }

    @Test func whoHasWaitedLongestMakesRoom() {
        let left = Mutex<[Int]>([])
        let connections = OpenConnections(most: 10, perClient: 10)
        let tickets = (0..<4).map { number in connections.wait { left.withLock { $0.append(number) } } }
        for turn in 0..<9 { #expect(connections.open(client("203.0.\(turn).1"))) }
        #expect(left.withLock { $0 }.isEmpty, "there is room")
        connections.endWait(tickets[0])
        connections.endWait(tickets[2])
        for turn in 9..<12 { #expect(connections.open(client("203.0.\(turn).1"))) }
        #expect(left.withLock { $0 } == [1, 3])
        connections.endWait(tickets[3])
    }
}
