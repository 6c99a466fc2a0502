import LibriCore
import Synchronization
import Testing

@testable import LibriRAG

@Suite(.timeLimit(.minutes(2))) struct ModelPreloaderTests {
    private final class Loadable: PreloadableModel {
        let name = "qwen of Ollama at a"
        let calls = Counter()
        private let script: @Sendable (Int) async throws(ModelError) -> Void

        init(_ script: @escaping @Sendable (Int) async throws(ModelError) -> Void) { self.script = script }

        func preload(within deadline: Duration) async throws(ModelError) {
            calls.add()
            try await script(calls.value)
        }
    }

    private let lines = LogLines()
    private let pauses = Record<Duration>()

    private func preloader(_ model: Loadable, patience: Duration = .seconds(600)) -> ModelPreloader {
        ModelPreloader(model, deadline: .seconds(600), logger: lines.logger, patience: patience) { [pauses] in
            pauses.add($0)
            await Task.yield()
        }
    }

    private func until(_ condition: () -> Bool) async {
        while !condition() { try? await Task.sleep(for: .milliseconds(2)) }
    }

    @Test func triesUntilTheModelIsLoaded() async {
        let model = Loadable { count throws(ModelError) in
            if count <= 3 { throw ModelError(.unavailable, "Ollama at a cannot be reached.") }
            if count <= 7 { throw ModelError(.missing, "Ollama at a does not know the model.") }
        }
        let preloader = preloader(model)
        #expect(!preloader.isReady)
        let running = Task { await preloader.run() }
        // Each kind once, and the success.
        await until { lines.all.count == 3 }
        #expect(preloader.isReady)
        #expect(model.calls.value == 8)
        #expect(pauses.all == [2, 4, 8, 16, 32, 60, 60].map { Duration.seconds($0) })
        #expect(lines.all[0].contains("unavailable"))
        #expect(lines.all[1].contains("missing"))
        #expect(lines.all[2].hasPrefix("notice The model is loaded"))
        running.cancel()
        await running.value
    }

    @Test func loadsAgainWhenTheModelIsInDoubt() async {
        let model = Loadable { count throws(ModelError) in
            if count == 2 { throw ModelError(.unavailable, "Ollama at a cannot be reached.") }
        }
        let preloader = preloader(model)
        let running = Task { await preloader.run() }
        await until { preloader.isReady }
        preloader.modelIsInDoubt()
        await until { model.calls.value == 3 && preloader.isReady }
        #expect(pauses.all == [.seconds(2)])
        // A model that is there all the same is not worth a line.
        preloader.modelIsInDoubt()
        await until { model.calls.value == 4 }
        #expect(lines.all.count == 3)
        running.cancel()
        await running.value
    }

    @Test func isNotReadyWhileAModelInDoubtTakesLong() async {
        let gate = Gate()
        let model = Loadable { count in if count == 2 { await gate.wait() } }
        let preloader = preloader(model, patience: .milliseconds(20))
        let running = Task { await preloader.run() }
        await until { preloader.isReady }
        preloader.modelIsInDoubt()
        await until { !preloader.isReady }
        gate.open()
        await until { preloader.isReady }
        running.cancel()
        await running.value
    }

    @Test func noCustomerEndsTheLoading() async throws {
        let gate = Gate()
        let ended = Record<Bool>()
        let loading = Loadable { _ in
            await gate.wait()
            ended.add(Task.isCancelled)
        }
        let preloader = preloader(loading)
        let running = Task { await preloader.run() }
        await until { loading.calls.value == 1 }
        let inner = ScriptedModel { _ in .text("Oui.") }
        let model = GuardedModel(
            inner, name: "qwen of Ollama at a", limits: ModelLimits(), breaker: CircuitBreaker(threshold: 1),
            preloader: preloader)
        for _ in 1...3 {
            let end = try await failure(of: model.generate(secretPrompt))
            #expect(end.error.code == .busy)
            #expect(end.error.isWithoutAsking)
            let customer = Task { try? await text(of: model.generate(secretPrompt)) }
            customer.cancel()
            _ = await customer.value
        }
        #expect(inner.calls == 0)
        gate.open()
        await until { preloader.isReady }
        #expect(ended.all == [false])
        // The refusals were no failures of the model.
        #expect(try await text(of: model.generate(secretPrompt)) == "Oui.")
        running.cancel()
        await running.value
    }

    @Test func aModelThatFailsIsInDoubt() async throws {
        let loadable = Loadable { _ in }
        let preloader = preloader(loadable)
        let running = Task { await preloader.run() }
        await until { preloader.isReady }
        let left = Signal()
        let inner = ScriptedModel { $0 == 1 ? .text(failure: ModelError(.timeout, "late")) : .stalling(left: left) }
        let model = GuardedModel(inner, name: "qwen of Ollama at a", preloader: preloader)
        _ = try await failure(of: model.generate(secretPrompt))
        await until { loadable.calls.value == 2 }
        // A customer who leaves before the first word may have ended the loading of the model.
        let customer = Task { try? await text(of: model.generate(secretPrompt)) }
        await until { inner.calls == 2 }
        customer.cancel()
        await left.wait()
        await until { loadable.calls.value == 3 }
        #expect(preloader.isReady)
        running.cancel()
        await running.value
    }

    @Test func aSecondRunDoesNothing() async {
        let model = Loadable { _ in }
        let preloader = preloader(model)
        let running = Task { await preloader.run() }
        await until { preloader.isReady }
        await preloader.run()
        #expect(model.calls.value == 1)
        running.cancel()
        await running.value
    }
}
