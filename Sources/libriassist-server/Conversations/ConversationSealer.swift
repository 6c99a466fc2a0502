import Crypto
import Foundation
import LibriAssist

/// Seals conversations into tokens that only servers with the same secret can open.
///
/// A token is AES-256-GCM (NIST SP 800-38D) over the conversation as JSON, in the URL alphabet of base64 (RFC 4648, 5),
/// with a version in front that is authenticated too.
struct ConversationSealer: Sendable {
    private let key: SymmetricKey
    private let now: @Sendable () -> Date

    private static let version = "v1."
    /// A conversation ends this long after it began.
    static let lifetime: TimeInterval = 2 * 60 * 60
    /// The most characters of a token.
    static let longestToken = 6 * 1_024

    init(secret: ServerSecret, now: @escaping @Sendable () -> Date = { Date() }) {
        // A key of its own, so that the secret can serve other purposes too (RFC 5869).
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret.key, info: Data("libriassist conversation".utf8), outputByteCount: 32
        )
        self.now = now
    }

    /// The token for a conversation.
    func seal(_ conversation: Conversation) throws -> String {
        let plain = try JSONEncoder().encode(conversation)
        let box = try AES.GCM.seal(plain, using: key, authenticating: Data(Self.version.utf8))
        return Self.version + Base64URL.encode(box.nonce + box.ciphertext + box.tag)
    }

    /// The conversation in a token; nothing when the token is not ours, was changed or has expired.
    func open(_ token: String) -> Conversation? {
        guard token.utf8.count <= Self.longestToken, token.hasPrefix(Self.version),
            let bytes = Base64URL.decode(token.dropFirst(Self.version.count)),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data(Self.version.utf8)),
            let conversation = try? JSONDecoder().decode(Conversation.self, from: plain)
        else { return nil }
        let age = now().timeIntervalSince(conversation.startedAt)
        return (-60..<Self.lifetime).contains(age) ? conversation : nil
    }
}
