import Foundation

/// A secret in an environment variable, or in the file that a variable with `_FILE` behind its name names.
package enum SecretVariable: String, CaseIterable {
    /// What conversations are sealed with.
    case server = "LIBRI_SECRET"
    /// What they were sealed with before.
    case previousServer = "LIBRI_SECRET_PREVIOUS"
    /// The password of the order database.
    case orderDatabase = "LIBRI_ORDERS_ODBC_PASSWORD"
    /// The token for the order API.
    case orderAPI = "LIBRI_ORDERS_REST_TOKEN"
    /// The token for the embedder.
    case embedder = "LIBRI_KNOWLEDGE_OPENAI_TOKEN"
    /// The token for ChromaDB.
    case chroma = "LIBRI_KNOWLEDGE_CHROMA_TOKEN"
    /// The token for the language model.
    case model = "LIBRI_ANSWERS_OPENAI_TOKEN"
    /// The tokens that the orders gateway takes.
    case gateway = "LIBRI_GATEWAY_TOKEN"

    /// Both names of every variable.
    static let allNames = Set(allCases.flatMap { [$0.rawValue, $0.fileName] })

    private var fileName: String { rawValue + "_FILE" }

    /// The secret; nothing where neither variable is set.
    ///
    /// - Throws: ``ConfigurationError`` when the file cannot be read.
    package func text(in environment: [String: String]) throws(ConfigurationError) -> String? {
        guard let path = environment[fileName] else { return environment[rawValue] }
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ConfigurationError(.secret, "\(fileName) names \(path), which cannot be read.")
        }
        return content.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
