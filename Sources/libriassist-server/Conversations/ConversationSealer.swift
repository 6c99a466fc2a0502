import Crypto
import Foundation
import LibriAssist

/// Seals conversations into tokens that only servers with the same secret can open.
///
/// A token is `v2.KEY.BOX`: AES-256-GCM (NIST SP 800-38D) over the conversation as JSON, in the URL alphabet of base64 (RFC 4648,
/// 5), behind the name of its key. Version and key name are authenticated too.
struct ConversationSealer: Sendable {
    /// A key with the name by which a token tells it from others.
    private struct Key: Sendable {
        let name: String
        let key: SymmetricKey

        init(_ secret: ServerSecret) {
            // Keys of their own, so that the secret can serve other purposes too (RFC 5869).
            key = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret.key, info: Data("libriassist conversation".utf8), outputByteCount: 32)
            let name = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret.key, info: Data("libriassist conversation key name".utf8), outputByteCount: 6)
            self.name = name.withUnsafeBytes { Base64URL.encode($0) }
        }
    }

    private let keys: [Key]
    private let now: @Sendable () -> Date

    private static let version = "v2"
    /// A conversation ends this long after it began.
    static let lifetime: TimeInterval = 2 * 60 * 60
    /// The most characters of a token.
    static let longestToken = 6 * 1_024

    /// - Parameters:
    ///   - secrets: What keys are made of: the first seals, all open. One secret at least.
    ///   - now: The clock.
    init(secrets: [ServerSecret], now: @escaping @Sendable () -> Date = { Date() }) {
        precondition(!secrets.isEmpty, "a sealer takes a secret")
        keys = secrets.map(Key.init)
        self.now = now
    }

    /// The token for a conversation.
    ///
    /// - Throws: ``ConversationTooLong`` when it would be longer than any server opens.
    func seal(_ conversation: Conversation) throws -> String {
        let prefix = Self.prefix(keys[0].name)
        let plain = try JSONEncoder().encode(conversation)
        let box = try AES.GCM.seal(plain, using: keys[0].key, authenticating: Data(prefix.utf8))
        let token = prefix + Base64URL.encode(box.nonce + box.ciphertext + box.tag)
        guard token.utf8.count <= Self.longestToken else { throw ConversationTooLong() }
        return token
    }

    /// The conversation in a token; nothing when the token is not ours, was changed or has expired.
    func open(_ token: String) -> Conversation? {
        guard token.utf8.count <= Self.longestToken else { return nil }
        let pieces = token.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0] == Self.version, let key = keys.first(where: { $0.name == pieces[1] }),
            let bytes = Base64URL.decode(pieces[2]),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key.key, authenticating: Data(Self.prefix(key.name).utf8)),
            let conversation = try? JSONDecoder().decode(Conversation.self, from: plain)
        else { return nil }
        let age = now().timeIntervalSince(conversation.startedAt)
        return (-60..<Self.lifetime).contains(age) ? conversation : nil
    }

    private static func prefix(_ name: String) -> String { "\(version).\(name)." }
}

/// A conversation does not fit into a token.
struct ConversationTooLong: Error {}
