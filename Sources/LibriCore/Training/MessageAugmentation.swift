/// Makes more messages out of written ones, as hasty or talkative customers would.
struct MessageAugmentation {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Two messages of one language and of different families in one, as in "… ? Et sinon, …".
    func joined(_ messages: [LabelledMessage], count: Int) -> [LabelledMessage] {
        var random = random
        let pools = PerLanguage(french: Language.french, english: .english).map { language in
            messages.filter { message in
                message.language == language && message.intents.count == 1
                    && !message.intents.isDisjoint(with: [.general, .order, .human])
                    && message.text.utf8.count < Self.longestHalf
            }
        }
        var result: [LabelledMessage] = []
        for _ in 0..<count {
            let language = random.below(10) < 7 ? Language.french : .english
            let pool = pools[language]
            guard !pool.isEmpty else { continue }
            let first = pool[random.below(pool.count)]
            let second = pool[random.below(pool.count)]
            let joints = Self.joints[language]
            guard first.family != second.family else { continue }
            result.append(
                LabelledMessage(
                    text: first.text + joints[random.below(joints.count)] + second.text, language: language,
                    intents: first.intents.union(second.intents), family: first.family
                )
            )
        }
        return result
    }

    /// Messages with the slips of a hasty hand.
    func noisy(_ messages: [LabelledMessage], count: Int) -> [LabelledMessage] {
        var random = random
        guard !messages.isEmpty else { return [] }
        return (0..<count).map { _ in
            var message = messages[random.below(messages.count)]
            message.text = MessageNoise.typos.applied(to: message.text, random: &random)
            return message
        }
    }

    private static let longestHalf = 200
    private static let joints = PerLanguage(
        french: [" ", ". ", "\n", " et ", " Et ", ", ", " - ", " sinon ", " aussi ", " au fait "],
        english: [" ", ". ", "\n", " and ", " And ", ", ", " - ", " also ", " btw ", " otherwise "]
    )
}
