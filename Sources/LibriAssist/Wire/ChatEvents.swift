/// The first event of a streamed reply, `understood`.
package struct UnderstoodEvent: Encodable, Sendable {
    package var id: String
    package var language: Language
    package var intents: [Intent]

    package init(id: String, language: Language, intents: [Intent]) {
        self.id = id
        self.language = language
        self.intents = intents
    }
}

/// A part of a streamed reply, `part`.
package struct PartEvent: Encodable, Sendable {
    package var index: Int
    package var part: ChatReplyPart

    package init(index: Int, part: ReplyPart) {
        self.index = index
        self.part = ChatReplyPart(part)
    }
}

/// A piece of a part's text, `delta`.
package struct DeltaEvent: Encodable, Sendable {
    package var index: Int
    package var text: String

    package init(index: Int, text: String) {
        self.index = index
        self.text = text
    }
}

/// Why a streamed reply ended early, `error`.
package struct ErrorEvent: Encodable, Sendable {
    package var problem: Problem

    package init(problem: Problem) { self.problem = problem }
}
