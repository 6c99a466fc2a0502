import Testing

@testable import LibriRAG

@Suite struct ReasoningFilterTests {
    private func text(of text: String, size: Int) -> String {
        var filter = ReasoningFilter()
        var rest = text[...]
        var result = ""
        while !rest.isEmpty {
            result += filter.text(of: String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return result + filter.takeRest()
    }

    @Test(
        arguments: 1...9,
        [
            ("<think>\nHm.\n</think>\n\nOui.", "Oui."), ("\n <think></think>Oui, <think>.", "Oui, <think>."),
            ("<think>a < b </thin é </think>  Oui.", "Oui."), ("Oui <think>x</think>.", "Oui <think>x</think>."),
            (" <thin", " <thin"), ("<", "<"), ("  Oui", "  Oui"), ("<p>Oui", "<p>Oui"), ("<think>never", ""),
        ])
    func leavesReasoningOut(size: Int, texts: (written: String, read: String)) {
        #expect(text(of: texts.written, size: size) == texts.read)
    }

    @Test func saysThatTheTextEndedWithinItsReasoning() {
        var filter = ReasoningFilter()
        #expect(!filter.isReasoning)
        _ = filter.text(of: "<think>on and on")
        #expect(filter.isReasoning)
        _ = filter.text(of: "</think>")
        #expect(!filter.isReasoning)
    }
}
