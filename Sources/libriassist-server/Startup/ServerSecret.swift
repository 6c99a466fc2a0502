import Crypto
import Foundation
import LibriAssist

/// The key from which conversations are sealed. It is never printed.
struct ServerSecret: Sendable {
    let key: SymmetricKey

    private static let length = 32

    /// The secret of a production server: `LIBRI_SECRET`, or the file named in `LIBRI_SECRET_FILE`.
    ///
    /// - Throws: ``ConfigurationError`` when it is missing or weak.
    init(environment: [String: String]) throws(ConfigurationError) {
        let text: String?
        if let path = environment["LIBRI_SECRET_FILE"] {
            guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw ConfigurationError(.secret, "LIBRI_SECRET_FILE names \(path), which cannot be read.")
            }
            text = content.trimmingCharacters(in: .whitespacesAndNewlines)
        } else {
            text = environment["LIBRI_SECRET"]
        }
        guard let text, !text.isEmpty else {
            throw ConfigurationError(
                .secret, "LIBRI_SECRET is not set. Make one with: openssl rand -base64 32"
            )
        }
        guard let bytes = Data(base64Encoded: text), bytes.count >= Self.length, Set(bytes).count > 8 else {
            throw ConfigurationError(
                .secret,
                "LIBRI_SECRET is weak: it takes 32 random bytes in base64. Make one with: openssl rand -base64 32"
            )
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
