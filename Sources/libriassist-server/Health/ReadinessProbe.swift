import LibriAssist

/// Finds out whether this server can answer customers.
actor ReadinessProbe {
    private let drain: Drain
    private let health: @Sendable () async -> ServiceHealth
    private var underWay: Task<ServiceHealth, Never>?
    private var latest: (health: ServiceHealth, at: ContinuousClock.Instant)?

    /// Whoever asks more often gets the same answer: the order store is not read for each.
    private static let freshness = Duration.seconds(1)

    init(drain: Drain, health: @escaping @Sendable () async -> ServiceHealth) {
        self.drain = drain
        self.health = health
    }

    /// What the server can do now.
    func readiness() async -> Readiness {
        // A neighbour that hangs is no reason to go on getting customers.
        if drain.isUnderWay { return Readiness(.draining, neighbours: neighbours(in: latest?.health)) }
        let health = await freshHealth()
        let neighbours = neighbours(in: health)
        // What lies on this server and is down here may be well on another, which a load balancer can turn to.
        if health.parts.contains(where: \.isDown) { return Readiness(.unavailable, neighbours: neighbours) }
        let isWell = health.parts.allSatisfy { $0.state == "ready" }
        return Readiness(isWell ? .ready : .degraded, neighbours: neighbours)
    }

    private func neighbours(in health: ServiceHealth?) -> [Readiness.Neighbour] {
        (health?.parts ?? []).map { Readiness.Neighbour(name: $0.name, state: $0.state) }
    }

    private func freshHealth() async -> ServiceHealth {
        if let latest, ContinuousClock.now - latest.at < Self.freshness { return latest.health }
        // Whoever asks meanwhile waits for the same answer.
        let asking = underWay ?? Task { [health] in await health() }
        underWay = asking
        let health = await asking.value
        (latest, underWay) = ((health, .now), nil)
        return health
    }
}
