import LibriCore
import Testing

@testable import LibriRAG

@Suite(.timeLimit(.minutes(2))) struct GuardedModelTests {
    private final class Observer: ModelObserver {
        let reports = Record<GenerationReport>()
        let outs = Record<Bool>()

        func generationEnded(_ report: GenerationReport) { reports.add(report) }
        func modelIsOut(_ isOut: Bool) { outs.add(isOut) }
    }

    private let observer = Observer()
    private let clock = ManualClock()
    private let lines = LogLines()
    private let gone = ModelError(.unavailable, "Ollama at a cannot be reached.")

    private func guarded(_ model: ScriptedModel, _ limits: ModelLimits = .init(), threshold: Int = 2) -> GuardedModel {
        let clock = clock
        return GuardedModel(
            model, name: "qwen of Ollama at a", limits: limits,
            breaker: CircuitBreaker(threshold: threshold, pause: .seconds(5)) { clock.now }, observer: observer,
            logger: lines.logger)
    }

    @Test func passesATextOn() async throws {
        let model = guarded(ScriptedModel { _ in .text("Où", "", " ça ?") })
        #expect(try await text(of: model.generate(secretPrompt)) == "Où ça ?")
        let report = try #require(observer.reports.all.first)
        #expect(report.failure == nil)
        #expect(report.pieces == 2)
        #expect(report.characters == 7)
        let first = try #require(report.firstPiece)
        #expect(first <= report.time)
        #expect(lines.all.isEmpty)
    }

    @Test func doesNotWaitForAModelThatSaysNothing() async throws {
        let left = Signal()
        let model = guarded(
            ScriptedModel { _ in .stalling(left: left) }, ModelLimits(firstToken: .milliseconds(50)))
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .timeout)
        #expect(end.error.message.contains("did not begin to write"))
        await left.wait()
        #expect(observer.reports.all.map { $0.failure?.code } == [.timeout])
    }

    @Test func doesNotWaitForAModelThatStopsInTheMiddle() async throws {
        let left = Signal()
        let model = guarded(
            ScriptedModel { _ in .stalling(after: "Il", " faut", left: left) }, ModelLimits(gap: .milliseconds(50)))
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .timeout)
        #expect(end.error.message.contains("in the middle"))
        #expect(end.text == "Il faut")
        await left.wait()
    }

    @Test func doesNotWaitForAModelThatWritesForEver() async throws {
        let endless = ScriptedModel { _ in
            AsyncThrowingStream {
                try await Task.sleep(for: .milliseconds(5))
                return "x"
            }
        }
        let model = guarded(endless, ModelLimits(total: .milliseconds(200), characters: .max))
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .timeout)
        #expect(end.error.message.contains("had not finished"))
    }

    @Test func leavesAModelAloneThatDoesNotCareThatItIsCancelled() async throws {
        let gate = Gate()
        let stubborn = ScriptedModel { _ in
            AsyncThrowingStream {
                await gate.wait()
                return nil
            }
        }
        let model = guarded(stubborn, ModelLimits(firstToken: .milliseconds(50), concurrent: 1), threshold: 100)
        // Its place is free again, up to a number of such generations that still run.
        for _ in 1...8 {
            #expect(try await failure(of: model.generate(secretPrompt)).error.code == .timeout)
        }
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .busy)
        #expect(end.error.isWithoutAsking)
        #expect(stubborn.calls == 8)
        gate.open()
    }

    @Test(arguments: [String(repeating: "x", count: 101), "e" + String(repeating: "\u{301}", count: 100)])
    func boundsTheText(piece: String) async throws {
        let model = guarded(ScriptedModel { _ in .text("Oui.", piece) }, ModelLimits(characters: 104), threshold: 1)
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .tooLarge)
        #expect(end.text == "Oui.")
        // A question that is too much for the model shuts nobody else out.
        #expect(try await failure(of: model.generate(secretPrompt)).error.code == .tooLarge)
        #expect(observer.outs.all.isEmpty)
    }

    @Test func endsTheWorkOfACustomerWhoLeaves() async throws {
        let left = Signal()
        let model = guarded(ScriptedModel { _ in .stalling(after: "Oui", left: left) }, threshold: 1)
        for try await _ in model.generate(secretPrompt) { break }
        await left.wait()
        while observer.reports.all.isEmpty { await Task.yield() }
        #expect(observer.reports.all.map { $0.failure?.code } == [.cancelled])
        #expect(observer.outs.all.isEmpty)
    }

    @Test func leavesAModelAloneThatFailsAgainAndAgain() async throws {
        let gone = gone
        let fragile = ScriptedModel { $0 <= 2 ? .text("Il", failure: gone) : .text("Oui.") }
        let model = guarded(fragile)
        for _ in 1...2 {
            #expect(try await failure(of: model.generate(secretPrompt)).error.message == gone.message)
        }
        let end = try await failure(of: model.generate(secretPrompt))
        #expect(end.error.code == .unavailable)
        #expect(end.error.isWithoutAsking)
        #expect(fragile.calls == 2)
        clock.advance(by: .seconds(6))
        #expect(try await text(of: model.generate(secretPrompt)) == "Oui.")
        #expect(observer.outs.all == [true, false])
        #expect(observer.reports.all.map { $0.failure?.code } == [.unavailable, .unavailable, nil])
        // One kind of failure is told once.
        #expect(lines.all.count == 3)
        #expect(lines.all.first?.hasPrefix("warning The model has failed and is done without") == true)
        #expect(lines.all.dropFirst().first?.hasPrefix("error The model has failed several times in a row") == true)
        #expect(lines.all.last?.hasPrefix("notice The model answers again") == true)
    }

    @Test func treatsAnErrorOfAnotherKindAsAFailure() async throws {
        struct Odd: Error {}
        let model = guarded(ScriptedModel { _ in AsyncThrowingStream { $0.finish(throwing: Odd()) } }, threshold: 1)
        #expect(try await failure(of: model.generate(secretPrompt)).error.code == .unavailable)
        #expect(observer.outs.all == [true])
    }
}
