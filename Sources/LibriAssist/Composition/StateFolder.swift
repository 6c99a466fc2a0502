public import Foundation

/// The folder where state lives: the knowledge store, and in the demo the sample orders.
public struct StateFolder: Sendable, Equatable {
    /// The folder.
    public let url: URL

    /// Names a folder.
    public init(url: URL) { self.url = url }

    /// The folder for a user.
    ///
    /// - Parameters:
    ///   - path: A path given by the user, if any.
    ///   - environment: `LIBRI_STATE` names the folder; else it is below `XDG_STATE_HOME` (XDG Base Directory 0.8).
    public init(path: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let path = path ?? environment["LIBRI_STATE"], !path.isEmpty {
            self.init(url: URL(fileURLWithPath: path, isDirectory: true))
        } else if let root = environment["XDG_STATE_HOME"], root.hasPrefix("/") {
            self.init(url: URL(fileURLWithPath: root, isDirectory: true).appendingPathComponent("libriassist"))
        } else {
            let home = URL(fileURLWithPath: environment["HOME"] ?? NSHomeDirectory(), isDirectory: true)
            self.init(url: home.appendingPathComponent(".local/state/libriassist"))
        }
    }

    /// The knowledge store.
    public var knowledgeStore: String { url.appendingPathComponent("knowledge.sqlite").path }
    /// The sample shop's orders.
    public var sampleOrders: String { url.appendingPathComponent("orders.sqlite").path }
    /// The order door's database: failed attempts, and who was shown what.
    public var door: String { url.appendingPathComponent("door.sqlite").path }
    /// The key under which the order door hashes numbers.
    public var doorKey: String { url.appendingPathComponent("door.key").path }
    /// The questions that the documents did not answer; a file of its own, so that knowledge and orders do not meet.
    public var unanswered: String { url.appendingPathComponent("unanswered.sqlite").path }
    /// The vectors of the passages; a cache, which may be deleted.
    public var vectors: String { url.appendingPathComponent("vectors.sqlite").path }
    /// What these vectors were found to be worth beside words.
    public var vectorWeights: String { url.appendingPathComponent("vectors.json").path }
    /// What customers thought of the replies.
    public var feedback: String { url.appendingPathComponent("feedback.sqlite").path }
    /// The sample shop's key for sealing conversations.
    public var sampleSecret: URL { url.appendingPathComponent("secret") }

    /// Makes the folder, for this user alone.
    ///
    /// - Throws: ``ConfigurationError`` when it cannot be made.
    public func create() throws(ConfigurationError) {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw ConfigurationError(
                .missing, "The state folder \(url.path) cannot be made. Name another one with --state or LIBRI_STATE."
            )
        }
    }
}
