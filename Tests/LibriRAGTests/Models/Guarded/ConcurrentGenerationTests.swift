import LibriCore
import Testing

@testable import LibriRAG

@Suite(.timeLimit(.minutes(2))) struct ConcurrentGenerationTests {
    @Test func refusesWhoeverFindsNoPlaceInTime() async throws {
        let busy = ScriptedModel { $0 == 1 ? .stalling(after: "Oui") : .text("Non.") }
        let limits = ModelLimits(
            gap: .seconds(600), total: .seconds(600), concurrent: 1, waiting: 1, place: .milliseconds(20))
        let model = GuardedModel(
            busy, name: "qwen of Ollama at a", limits: limits, breaker: CircuitBreaker(threshold: 1))
        let begun = Signal()
        let first = Task { for try await _ in model.generate(secretPrompt) { begun.set() } }
        await begun.wait()
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .busy)
        #expect(end.error.isWithoutAsking)
        #expect(busy.calls == 1)
        // A model that has enough to do is not gone.
        first.cancel()
        _ = await first.result
        for attempt in 1... {
            let stream = model.generate(secretPrompt)
            if (try? await text(of: stream)) == "Non." { break }
            try #require(attempt < 1_000)
        }
    }

    @Test func takesTurns() async {
        let places = Places(count: 1, longestQueue: 2)
        #expect(await places.take(within: .zero))
        let others = (1...2).map { _ in
            Task {
                guard await places.take(within: .seconds(600)) else { return false }
                places.giveBack()
                return true
            }
        }
        places.giveBack()
        for other in others { #expect(await other.value) }
    }

    @Test func refusesAtOnceWhenTheQueueIsFull() async {
        let places = Places(count: 1, longestQueue: 0)
        #expect(await places.take(within: .zero))
        #expect(await !places.take(within: .seconds(600)))
    }

    @Test func letsNobodyWaitLongerThanAllowed() async {
        let places = Places(count: 1, longestQueue: 8)
        #expect(await places.take(within: .zero))
        #expect(await !places.take(within: .milliseconds(10)))
        places.giveBack()
        #expect(await places.take(within: .zero))
    }

    @Test func forgetsWhoeverLeavesTheQueue() async {
        let places = Places(count: 1, longestQueue: 1)
        #expect(await places.take(within: .zero))
        let waiting = Task { await places.take(within: .seconds(600)) }
        waiting.cancel()
        #expect(await !waiting.value)
        places.giveBack()
        #expect(await places.take(within: .zero))
    }

    @Test func keepsToItsPlacesUnderLoad() async {
        let places = Places(count: 3, longestQueue: 1_000)
        let inside = Record<Int>()
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...300 {
                group.addTask {
                    guard await places.take(within: .seconds(60)) else { return }
                    inside.add(1)
                    #expect(inside.all.reduce(0, +) <= 3)
                    await Task.yield()
                    inside.add(-1)
                    places.giveBack()
                }
            }
        }
        #expect(inside.all.count == 600)
        #expect(inside.all.reduce(0, +) == 0)
    }
}
