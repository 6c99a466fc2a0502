import LibriAssist
import LibriTestSupport
import Testing

/// What is suggested is understood when it is clicked.
@Suite struct SuggestionTests {
    @Test(arguments: [Language.french, .english])
    func aRefusalOffersAPerson(language: Language) async throws {
        let assistant = try await DemoState.services().assistant
        let refused = try #require(
            await assistant.reply(
                to: try Message(.orderForm(orderNumber: "CL-999999-999999", surname: "Zorglub"), language: language),
                in: nil))
        let suggestion = try #require(refused.suggestions.first)
        let reply = try #require(
            await assistant.reply(to: try Message(.text(suggestion)), in: refused.conversation))
        #expect(reply.language == language)
        let isHandoff = if case .handoff = reply.parts.first { true } else { false }
        #expect(isHandoff, "\(suggestion): \(reply.parts)")
        #expect(reply.suggestions.isEmpty)
    }
}
