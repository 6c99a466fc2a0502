import LibriAssist
import Synchronization
import Testing

@testable import libriassist_server

@Suite struct ReadinessProbeTests {
    private func status(_ parts: ServiceHealth.Part...) async -> Readiness.Status {
        let probe = ReadinessProbe(drain: Drain(notice: .zero)) { ServiceHealth(parts: parts) }
        return await probe.readiness().status
    }

    @Test func whatIsDownHereIsSentElsewhere() async {
        let well = ServiceHealth.Part(name: "knowledge")
        #expect(await status(well, .init(name: "orders")) == .ready)
        #expect(await status(well, .init(name: "orders", state: "busy")) == .degraded)
        #expect(await status(well, .init(name: "orders", state: "missing", isDown: true)) == .unavailable)
        #expect(Readiness(.degraded).isReady && !Readiness(.unavailable).isReady && !Readiness(.draining).isReady)
    }

    @Test func theStoreIsNotReadForEveryQuestion() async {
        let count = Counted()
        let probe = ReadinessProbe(drain: Drain(notice: .zero)) {
            count.add()
            return ServiceHealth(parts: [.init(name: "orders")])
        }
        for _ in 0..<100 { _ = await probe.readiness() }
        #expect((1...20).contains(count.value))
    }

    private final class Counted: Sendable {
        private let number = Atomic<Int>(0)
        var value: Int { number.load(ordering: .relaxed) }
        func add() { number.wrappingAdd(1, ordering: .relaxed) }
    }
}
