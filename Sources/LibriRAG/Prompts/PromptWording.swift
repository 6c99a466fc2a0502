/// The words of a prompt in one language: the instructions, a line of three `=`, and what frames question and passages.
struct PromptWording: Sendable {
    let instructions: String
    let question: String

    /// Reads `prompts/fr.txt` and `prompts/en.txt`.
    static func load() throws(ResourceError) -> PerLanguage<PromptWording> {
        let bundle = ResourceBundle(target: "LibriRAG")
        return try PerLanguage(french: "fr", english: "en").map { code throws(ResourceError) in
            let text = String(decoding: try bundle.data(of: "prompts/\(code).txt"), as: UTF8.self)
            let parts = text.split(separator: "\n===\n", maxSplits: 1)
            guard parts.count == 2, parts[1].contains("{question}"), parts[1].contains("{passages}") else {
                throw ResourceError(
                    message: "The resource prompts/\(code).txt is not what was expected: instructions, a line ===, "
                        + "and a text with {question} and {passages}.")
            }
            return PromptWording(
                instructions: String(parts[0]).trimmed, question: String(parts[1]).trimmed)
        }
    }

    /// A text with its placeholders filled in, in one pass: what is put in is not looked through again.
    static func filled(_ text: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            if let close = rest.firstIndex(of: "}"),
                let value = values[String(rest[rest.index(after: open)..<close])]
            {
                result += value
                rest = rest[rest.index(after: close)...]
            } else {
                result.append("{")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}

extension String {
    fileprivate var trimmed: String { self[...].trimmingWhiteSpace() }
}
