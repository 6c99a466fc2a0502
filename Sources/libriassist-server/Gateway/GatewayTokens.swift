import Crypto
import Foundation
import LibriAssist

/// The tokens that the gateway takes: that of `LIBRI_GATEWAY_TOKEN`, and behind a comma an earlier one that is being replaced.
struct GatewayTokens: Sendable {
    private let keys: [SymmetricKey]

    /// - Throws: ``ConfigurationError`` when there is none or one is weak.
    init(in environment: [String: String]) throws(ConfigurationError) {
        let name = SecretVariable.gateway.rawValue
        let text = try SecretVariable.gateway.text(in: environment) ?? ""
        let tokens = text.split(whereSeparator: { $0 == "," || $0.isWhitespace })
        guard !tokens.isEmpty else {
            throw ConfigurationError(.secret, "\(name) is not set. Make one with: openssl rand -base64 32")
        }
        for token in tokens {
            guard let bytes = Data(base64Encoded: String(token)), bytes.count >= 32, Set(bytes).count > 8 else {
                throw ConfigurationError(
                    .secret,
                    "\(name) is weak: it takes 32 random bytes in base64. Make one with: openssl rand -base64 32")
            }
        }
        keys = tokens.map { SymmetricKey(data: SHA256.hash(data: Data($0.utf8))) }
    }

    /// Whether a header field has one of the tokens. The time that it takes tells nothing of them: hashes are compared, all of them.
    func allow(authorization field: String?) -> Bool {
        let scheme = "bearer "
        guard let field, field.lowercased().hasPrefix(scheme) else { return false }
        let given = SymmetricKey(data: SHA256.hash(data: Data(field.dropFirst(scheme.count).utf8)))
        return keys.map { $0 == given }.contains(true)
    }
}
