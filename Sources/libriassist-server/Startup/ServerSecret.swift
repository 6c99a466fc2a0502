import Crypto
import Foundation
import LibriAssist

/// The key from which conversations are sealed. It is never printed.
struct ServerSecret: Sendable {
    let key: SymmetricKey

    private static let length = 32

    /// The secrets of a production server, the one that seals first: `LIBRI_SECRET`, then those of `LIBRI_SECRET_PREVIOUS`,
    /// separated by commas, which still open what they sealed. Each variable may be replaced by one with `_FILE` behind its
    /// name that names a file.
    ///
    /// - Throws: ``ConfigurationError`` when the first is missing or one is weak.
    static func all(in environment: [String: String]) throws(ConfigurationError) -> [ServerSecret] {
        guard let text = try SecretVariable.server.text(in: environment), !text.isEmpty else {
            throw ConfigurationError(.secret, "LIBRI_SECRET is not set. Make one with: openssl rand -base64 32")
        }
        var secrets = [try ServerSecret(text, name: "LIBRI_SECRET")]
        let previous = try SecretVariable.previousServer.text(in: environment) ?? ""
        for text in previous.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init) {
            secrets.append(try ServerSecret(text, name: "LIBRI_SECRET_PREVIOUS"))
        }
        return secrets
    }

    private init(_ text: String, name: String) throws(ConfigurationError) {
        guard let bytes = Data(base64Encoded: text), bytes.count >= Self.length, Set(bytes).count > 8 else {
            throw ConfigurationError(
                .secret, "\(name) is weak: it takes 32 random bytes in base64. Make one with: openssl rand -base64 32")
        }
        key = SymmetricKey(data: bytes)
    }

    /// The secret of the sample shop, made on the first start and kept for this user alone.
    ///
    /// - Throws: ``ConfigurationError`` when it cannot be kept.
    init(demo file: URL) throws(ConfigurationError) {
        if let bytes = try? Data(contentsOf: file), bytes.count == Self.length {
            key = SymmetricKey(data: bytes)
            return
        }
        key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Data($0) }
        guard FileManager.default.createFile(atPath: file.path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else {
            throw ConfigurationError(.missing, "\(file.path) cannot be written. Name another folder with --state.")
        }
    }
}
