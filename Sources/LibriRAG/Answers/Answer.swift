/// An answer with what it rests on.
public struct Answer: Sendable, Equatable {
    /// The text.
    public var text: String
    /// The passages that it rests on; never empty.
    public var citations: [Citation]
    /// How it was made.
    public var made: AnswerPart.Made
    /// How sure it is that the documents answer the question, 0 to 1.
    public var confidence: Double

    /// Creates an answer.
    public init(text: String, citations: [Citation], made: AnswerPart.Made, confidence: Double) {
        self.text = text
        self.citations = citations
        self.made = made
        self.confidence = confidence
    }
}

extension Answer {
    /// The answers to several questions, in order; as sure as the least sure one.
    init(joining answers: [Answer]) {
        self.init(
            text: answers.map(\.text).joined(separator: "\n\n"), citations: Self.merged(answers.flatMap(\.citations)),
            made: answers.contains { $0.made == .generated } ? .generated : .quoted,
            confidence: answers.map(\.confidence).min() ?? 0)
    }

    /// What a model wrote of passages; where something of it could not be shown, or it broke off, the quotation completes it, and where
    /// nothing could be shown, the quotation is the answer.
    init(_ written: WrittenAnswer, from passages: [Passage], else quoted: Answer) {
        guard !written.sentences.isEmpty else {
            self = quoted
            return
        }
        let used = Set(written.sentences.flatMap(\.passages)).sorted().filter(passages.indices.contains)
        let answer = Answer(
            text: written.text,
            citations: Self.merged(
                used.map { place in
                    let passage = passages[place]
                    return Citation(
                        title: passage.title, url: passage.url, document: passage.document, excerpt: passage.text)
                }),
            made: .generated, confidence: quoted.confidence)
        self = written.isWhole ? answer : Answer(joining: [answer, quoted])
    }

    /// Each document once, with all that is quoted of it.
    private static func merged(_ citations: [Citation]) -> [Citation] {
        citations.reduce(into: []) { merged, citation in
            if let place = merged.firstIndex(where: { $0.document == citation.document }) {
                guard !merged[place].excerpt.contains(citation.excerpt) else { return }
                merged[place].excerpt += "\n\n" + citation.excerpt
            } else {
                merged.append(citation)
            }
        }
    }
}
