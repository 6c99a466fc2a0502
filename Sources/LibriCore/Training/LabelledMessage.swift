package import Foundation

/// A message with what a careful reader understands of it.
package struct LabelledMessage: Sendable, Equatable, Decodable {
    /// Paraphrases of one thought share a family; a message without one is its own.
    package var family: String?
    /// The message.
    package var text: String
    /// Its language, if the file says so.
    package var language: Language?
    /// What it wants.
    package var intents: Set<Intent>
    /// Every order number given, as the shop writes it; nothing when the file says nothing about numbers.
    package var orderNumbers: [String]?
    /// The surname that is stated; an empty one says that none is.
    package var surname: String?

    /// The file says whether a surname is stated.
    package var saysSurname: Bool

    private enum CodingKeys: String, CodingKey { case family, text, language, intents, orderNumbers, surname }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        family = try values.decodeIfPresent(String.self, forKey: .family)
        text = try values.decode(String.self, forKey: .text)
        language = try values.decodeIfPresent(Language.self, forKey: .language)
        intents = Set(try values.decode([Intent].self, forKey: .intents))
        orderNumbers = try values.decodeIfPresent([String].self, forKey: .orderNumbers)
        surname = try values.decodeIfPresent(String.self, forKey: .surname)
        saysSurname = values.contains(.surname)
    }

    package init(text: String, language: Language?, intents: Set<Intent>, family: String? = nil) {
        self.text = text
        self.language = language
        self.intents = intents
        self.family = family
        saysSurname = false
    }
}

extension LabelledMessage {
    /// Reads a file of one JSON object a line.
    ///
    /// - Throws: ``LabelledMessageError`` that names the file and the line.
    package static func read(_ file: URL) throws(LabelledMessageError) -> [LabelledMessage] {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw LabelledMessageError(isMissing: true, message: "\(file.path) cannot be read.")
        }
        let decoder = JSONDecoder()
        var messages: [LabelledMessage] = []
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in zip(1..., lines) where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            do { messages.append(try decoder.decode(LabelledMessage.self, from: Data(line))) } catch {
                throw LabelledMessageError(
                    isMissing: false,
                    message: #"\#(file.path), line \#(number): expected an object such as "#
                        + #"{"text":"Où est ma commande ?","intents":["order"]}."#
                )
            }
        }
        return messages
    }

    /// Reads every `.jsonl` file of a folder, in the order of their names, so that the outcome never depends on the disk.
    package static func readFolder(_ folder: URL) throws(LabelledMessageError) -> [LabelledMessage] {
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        } catch {
            throw LabelledMessageError(isMissing: true, message: "The folder \(folder.path) cannot be read.")
        }
        var messages: [LabelledMessage] = []
        let sorted = files.filter { $0.pathExtension == "jsonl" }.sorted {
            $0.lastPathComponent < $1.lastPathComponent
        }
        for file in sorted { messages += try read(file) }
        guard !messages.isEmpty else {
            throw LabelledMessageError(isMissing: true, message: "No .jsonl file with messages in \(folder.path).")
        }
        return messages
    }
}

/// A file of labelled messages cannot be used.
package struct LabelledMessageError: Error, CustomStringConvertible {
    /// The file is not there, as against: its content is wrong.
    package let isMissing: Bool
    /// What is wrong, with file and line.
    package let message: String

    package var description: String { message }
}
