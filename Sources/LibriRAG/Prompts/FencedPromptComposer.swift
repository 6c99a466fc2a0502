/// Fences the passages as numbered quotations, so that their text can neither end its quotation nor give orders from outside
/// of it.
public struct FencedPromptComposer: PromptComposer {
    /// What the model is told to say when the passages do not answer.
    public static let noAnswer = "NO_ANSWER"

    private let wording: PerLanguage<PromptWording>
    private let bounds: Bounds

    /// How much text a prompt may hold, in characters.
    public struct Bounds: Sendable, Equatable {
        /// Of one passage.
        public var passage: Int
        /// Of all passages; what no longer fits is left out.
        public var passages: Int
        /// Of the question.
        public var question: Int

        /// Creates bounds.
        public init(passage: Int = 1_500, passages: Int = 6_000, question: Int = 1_000) {
            self.passage = passage
            self.passages = passages
            self.question = question
        }
    }

    /// Creates a composer.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(bounds: Bounds = Bounds()) throws(ResourceError) {
        wording = try PromptWording.load()
        self.bounds = bounds
    }

    /// The prompt. A passage that no longer fits is left out together with all after it, so that numbers stay those of the
    /// passages given.
    public func prompt(for question: String, passages: [Passage], language: Language) -> Prompt {
        let wording = wording[language]
        let values = [
            "noAnswer": Self.noAnswer, "question": question.cut(to: bounds.question).unfenced,
            "passages": quotations(passages),
        ]
        return Prompt(
            instructions: PromptWording.filled(wording.instructions, values),
            question: PromptWording.filled(wording.question, values))
    }

    private func quotations(_ passages: [Passage]) -> String {
        var left = bounds.passages
        var quotations: [String] = []
        for (index, passage) in passages.enumerated() {
            let titles = ([passage.title] + passage.headings).map { $0.cut(to: Self.longestTitle).unfenced.oneLine }
                .filter { !$0.isEmpty }
            let text = passage.text.cut(to: min(bounds.passage, left)).unfenced
            guard left > 0, !text.isEmpty else { break }
            left -= text.count
            quotations.append(
                "<<<[\(index + 1)] \(titles.joined(separator: " > "))\n\(text)\n>>>[\(index + 1)]")
        }
        return quotations.joined(separator: "\n\n")
    }

    private static let longestTitle = 200
}

extension String {
    fileprivate func cut(to length: Int) -> String { String(withoutInvisibleCharacters().prefix(length)) }

    fileprivate var oneLine: String { splitAtWhiteSpace().joined(separator: " ") }

    /// The text without what could close a fence, open one, or pass for the token that says that nothing answers; angle
    /// brackets in a row become typographic ones, in whatever form they come.
    fileprivate var unfenced: String {
        var result = ""
        var run = ""
        func close() {
            if run.count > 1 {
                result += run.first == "<" ? "«" : "»"
            } else {
                result += run
            }
            run = ""
        }
        for character in self {
            let plain = Self.brackets[character]
            if let plain, run.isEmpty || run.first == plain {
                run.append(plain)
            } else {
                close()
                if let plain { run.append(plain) } else { result.append(character) }
            }
        }
        close()
        return result.replacing(FencedPromptComposer.noAnswer, with: "no answer")
    }

    private static let brackets: [Character: Character] = [
        "<": "<", "＜": "<", "‹": "<", "〈": "<", "❮": "<", "﹤": "<", ">": ">", "＞": ">", "›": ">", "〉": ">", "❯": ">",
        "﹥": ">",
    ]
}
