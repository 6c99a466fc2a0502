#if SQLite
import Crypto
import Foundation

/// The key under which the door hashes what it keeps.
struct DoorKey: Sendable {
    private let key: SymmetricKey

    private static let length = 32

    /// Reads the key, or makes one for this user alone.
    init(file: String) throws(DoorDatabaseError) {
        if !FileManager.default.fileExists(atPath: file) { Self.make(file) }
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count == Self.length else {
            throw DoorDatabaseError(
                "\(file) is not the key of the order door: it can be neither made nor read, or has not 32 bytes. "
                    + "Restore it from a backup, or remove it together with the door's database.")
        }
        key = SymmetricKey(data: bytes)
    }

    /// Whole or not at all: two processes that start at once get the same key.
    private static func make(_ file: String) {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let draft = "\(file).\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        guard
            FileManager.default.createFile(atPath: draft, contents: bytes, attributes: [.posixPermissions: 0o600])
        else { return }
        // A link fails where the file is there already.
        link(draft, file)
    }

    /// HMAC-SHA-256 (RFC 2104), 128 bits of it in hexadecimal digits.
    func hash(_ text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key).prefix(16)
        return String(decoding: code.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
#endif
