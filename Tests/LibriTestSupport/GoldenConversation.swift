import Foundation
import Yams

/// A conversation that comes out as written, whoever holds it (`Tests/Golden/conversations`).
package struct GoldenConversation: Decodable, Sendable, CustomStringConvertible {
    /// One message and what must come back.
    package struct Turn: Decodable, Sendable {
        package var customer: String
        /// The kinds of the reply's parts.
        package var parts: [String]
        /// The whole text, if it is settled.
        package var text: String?
        /// What the text must hold, if it is not.
        package var contains: [String]?
        /// What the order form asks for.
        package var needs: [String]?
        /// The documents cited.
        package var cites: [String]?
    }

    package var name: String
    package var turns: [Turn]

    package var description: String { name }

    /// All conversations, by file name.
    package static func all() throws -> [GoldenConversation] {
        let folder = ProjectFolder.url.appendingPathComponent("Tests/Golden/conversations")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.map { file in
            try YAMLDecoder().decode(GoldenConversation.self, from: Data(contentsOf: file))
        }
    }
}

extension GoldenConversation.Turn {
    /// What is wrong with a reply in its JSON form; nothing when it is as it should be.
    package func faults(in reply: [String: Any]) -> [String] {
        let found = reply["parts"] as? [[String: Any]] ?? []
        let whole = reply["text"] as? String ?? ""
        var faults: [String] = []
        func expect<Value: Equatable>(_ what: String, _ actual: Value, _ expected: Value) {
            if actual != expected { faults.append("\(customer): \(what) is \(actual), expected \(expected)") }
        }
        expect("parts", found.compactMap { $0["kind"] as? String }, parts)
        if let text { expect("text", whole, text.trimmingCharacters(in: .newlines)) }
        for piece in contains ?? [] where !whole.contains(piece) {
            faults.append("\(customer): \"\(piece)\" is not in \(whole)")
        }
        if let needs { expect("needs", found.compactMap { $0["needs"] as? [String] }.first ?? [], needs) }
        if let cites {
            let cited = found.flatMap { $0["citations"] as? [[String: Any]] ?? [] }.compactMap {
                $0["document"] as? String
            }
            expect("citations", cited, cites)
        }
        return faults
    }
}
