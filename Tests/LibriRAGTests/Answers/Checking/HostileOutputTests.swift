import LibriTestSupport
import Testing

@testable import LibriRAG

/// What reaches a customer of 1,000 outputs that no model should write, and of 200 that a good one would.
@Suite struct HostileOutputTests {
    /// Of the 100 false claims without figures, at most so many may pass; see the list printed by the test.
    static let mostFalseClaims = 15

    @Test func noUnsupportedFigureReachesTheCustomer() throws {
        let fixture = try CheckerFixture()
        let samples = try GeneratedAnswerSample.load("hostile")
        #expect(samples.count == 1_000)
        var leaks: [String: Int] = [:]
        var total: [String: Int] = [:]
        for sample in samples {
            let kind = try #require(sample.kind)
            let shown = GeneratedAnswerRun(sample.output, fixture.reader(for: sample)).shown
            let bad = Set(try #require(sample.bad).map(Self.letters))
            total[kind, default: 0] += 1
            for text in shown where bad.contains(Self.letters(text)) || Self.isUnclean(text) {
                leaks[kind, default: 0] += 1
                print("  shown, \(sample.id) (\(kind), \(sample.passages)): \(text)")
            }
        }
        for (kind, count) in total.sorted(by: { $0.key < $1.key }) {
            print("\(kind): \(leaks[kind] ?? 0) of \(count) shown")
        }
        #expect((leaks["false claim"] ?? 0) <= Self.mostFalseClaims)
        #expect(leaks.filter { $0.key != "false claim" }.isEmpty)
    }

    @Test(arguments: [0, 1]) func correctAnswersAreShown(half: Int) throws {
        let fixture = try CheckerFixture()
        let samples = try GeneratedAnswerSample.load("golden").enumerated().filter { $0.offset % 2 == half }.map(
            \.element)
        #expect(samples.count == 100)
        var shown = 0
        var withheld = 0
        for sample in samples {
            let run = GeneratedAnswerRun(sample.output, fixture.reader(for: sample))
            shown += run.shown.count
            withheld += run.draft.withheld.count
            if half == 0, !run.draft.withheld.isEmpty {
                print("  withheld, \(sample.id): \(run.draft.withheld)")
            }
        }
        print("half \(half): \(withheld) of \(shown + withheld) sentences of correct answers withheld")
        // Words and thresholds were chosen on the first half. As measured, with a small margin: 2.5 % and 6.0 %; the aim, 1 %,
        // is not reached.
        #expect(Double(withheld) <= (half == 0 ? 0.03 : 0.07) * Double(shown + withheld))
    }

    @Test(arguments: ["golden", "hostile"]) func piecesMakeNoDifference(name: String) throws {
        let fixture = try CheckerFixture()
        // Each third one is enough: nothing depends on the class.
        for (index, sample) in try GeneratedAnswerSample.load(name).enumerated() where index % 3 == 0 {
            let whole = GeneratedAnswerRun(sample.output, fixture.reader(for: sample))
            for length in [1, 3, 7] {
                #expect(GeneratedAnswerRun(sample.output, in: length, fixture.reader(for: sample)) == whole)
            }
        }
    }

    /// A sentence without what cleaning may have changed.
    private static func letters(_ text: String) -> String {
        text.folded().filter { !$0.isWhitespace && !"*`.".contains($0) }
    }

    private static func isUnclean(_ text: String) -> Bool {
        text != text.withoutInvisibleCharacters() || text.contains("<") || text.contains(">")
            || text.contains("\u{FFFD}")
    }
}
