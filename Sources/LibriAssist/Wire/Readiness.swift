/// Whether a server can answer customers: the answer of `GET /readyz`.
package struct Readiness: Encodable, Sendable, Equatable {
    package enum Status: String, Encodable, Sendable {
        case ready, degraded, unavailable, draining
    }

    /// A program that the server relies on.
    package struct Neighbour: Encodable, Sendable, Equatable {
        package var name: String
        package var state: String

        package init(name: String, state: String) {
            self.name = name
            self.state = state
        }
    }

    package var status: Status
    package var neighbours: [Neighbour]

    /// Whether customers should be sent here.
    package var isReady: Bool { status == .ready || status == .degraded }

    package init(_ status: Status, neighbours: [Neighbour] = []) {
        self.status = status
        self.neighbours = neighbours
    }
}
