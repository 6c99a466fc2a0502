/// Collects the words that are no customer's name: those that many messages use.
struct EverydayWords {
    /// A word counts as everyday when so many families of messages use it other than as the customer's surname.
    static let families = 3

    /// The folded words of a language, in alphabetical order.
    static func collect(from messages: [LabelledMessage], in language: Language) -> [String] {
        var users: [String: Set<String>] = [:]
        for message in messages where message.language == language {
            let surname = Set(Word.words(of: message.surname ?? "").map(\.folded))
            for word in Word.words(of: message.text) where !word.isNumeric && !surname.contains(word.folded) {
                users[word.folded, default: []].insert(message.family ?? message.text)
            }
        }
        return users.filter { $0.value.count >= families }.keys.sorted()
    }
}
