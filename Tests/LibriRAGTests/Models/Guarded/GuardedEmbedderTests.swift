import LibriCore
import Synchronization
import Testing

@testable import LibriRAG

@Suite(.timeLimit(.minutes(2))) struct GuardedEmbedderTests {
    private final class ScriptedEmbedder: Embedder {
        let model = "bge-m3"
        let calls = Counter()
        private let script: @Sendable (Int) async throws(ModelError) -> [[Float]]

        init(_ script: @escaping @Sendable (Int) async throws(ModelError) -> [[Float]]) { self.script = script }

        func embed(_ texts: [String]) async throws(ModelError) -> [[Float]] {
            calls.add()
            return try await script(calls.value)
        }
    }

    private final class Observer: EmbedderObserver {
        let failures = Record<ModelError.Code?>()
        let outs = Record<Bool>()

        func embedderAnswered(in time: Duration, failure: ModelError.Code?) { failures.add(failure) }
        func embedderIsOut(_ isOut: Bool) { outs.add(isOut) }
    }

    private let observer = Observer()
    private let clock = ManualClock()
    private let lines = LogLines()

    private func guarded(
        _ embedder: ScriptedEmbedder, _ limits: EmbedderLimits = EmbedderLimits(deadline: .seconds(60)),
        threshold: Int = 2
    ) -> GuardedEmbedder {
        let clock = clock
        return GuardedEmbedder(
            embedder, name: "bge-m3 of Ollama at a", limits: limits,
            breaker: CircuitBreaker(threshold: threshold, pause: .seconds(5)) { clock.now }, observer: observer,
            logger: lines.logger)
    }

    private func failure(of embedder: GuardedEmbedder) async -> ModelError? {
        do throws(ModelError) {
            _ = try await embedder.embed([secretPrompt.question])
            return nil
        } catch {
            expectNoSecret(in: error)
            return error
        }
    }

    @Test func passesVectorsOn() async throws {
        let embedder = guarded(ScriptedEmbedder { _ in [[1, 0]] })
        #expect(try await embedder.embed(["a"]) == [[1, 0]])
        #expect(try await embedder.embed([]).isEmpty)
        #expect(embedder.model == "bge-m3")
        #expect(observer.failures.all == [nil])
    }

    @Test func doesNotWaitForAnEmbedderThatDoesNotCareThatItIsCancelled() async {
        let gate = Gate()
        let stubborn = ScriptedEmbedder { _ in
            await gate.wait()
            return [[1, 0]]
        }
        let embedder = guarded(stubborn, EmbedderLimits(deadline: .milliseconds(50)))
        #expect(await failure(of: embedder)?.code == .timeout)
        #expect(observer.failures.all == [.timeout])
        gate.open()
    }

    @Test func endsWithTheCustomer() async {
        let begun = Signal()
        let ended = Signal()
        let slow = ScriptedEmbedder { _ in
            begun.set()
            try? await Task.sleep(for: .seconds(600))
            ended.set()
            return []
        }
        let embedder = guarded(slow, EmbedderLimits(deadline: .seconds(600)), threshold: 1)
        let customer = Task { await failure(of: embedder) }
        await begun.wait()
        customer.cancel()
        #expect(await customer.value?.code == .cancelled)
        await ended.wait()
        #expect(observer.outs.all.isEmpty)
    }

    @Test func leavesAnEmbedderAloneThatFailsAgainAndAgain() async throws {
        let fragile = ScriptedEmbedder { count throws(ModelError) in
            if count <= 2 { throw ModelError(.missing, "Ollama at a does not know the model.") }
            return [[1, 0]]
        }
        let embedder = guarded(fragile)
        for _ in 1...2 { #expect(await failure(of: embedder)?.code == .missing) }
        #expect(await failure(of: embedder)?.isWithoutAsking == true)
        #expect(fragile.calls.value == 2)
        clock.advance(by: .seconds(6))
        #expect(try await embedder.embed(["a"]) == [[1, 0]])
        #expect(observer.outs.all == [true, false])
        #expect(observer.failures.all == [.missing, .missing, nil])
        // One kind of failure is told once, then that the model is left alone, and that it is back.
        #expect(lines.all.count == 3)
    }

    @Test func refusesWhoeverFindsNoPlaceInTime() async {
        let gate = Gate()
        let begun = Signal()
        let slow = ScriptedEmbedder { _ in
            begun.set()
            await gate.wait()
            return [[1, 0]]
        }
        let limits = EmbedderLimits(deadline: .seconds(60), concurrent: 1, waiting: 0)
        let embedder = guarded(slow, limits, threshold: 1)
        let first = Task { await failure(of: embedder) }
        await begun.wait()
        #expect(await failure(of: embedder)?.code == .busy)
        gate.open()
        #expect(await first.value == nil)
        #expect(observer.outs.all.isEmpty)
    }
}
