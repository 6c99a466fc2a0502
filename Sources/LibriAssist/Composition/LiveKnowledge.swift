#if SQLite
import Foundation
public import Logging
import Synchronization

/// The knowledge of a running server, which follows its store: an index that staff make meanwhile is switched to whole.
public final class LiveKnowledge: Sendable {
    /// Finds passages in the newest index that could be read.
    public let retriever: SwappableRetriever
    private let services: KnowledgeServices
    private let path: String
    private let logger: Logger
    private let seen: Mutex<Seen>

    /// The versions of the file that were looked at.
    private struct Seen {
        /// The one whose index answers.
        var used: FileStamp?
        /// One that could not be read; it is told once, but tried again: a neighbour may have held it for a moment.
        var failed: FileStamp?
    }

    /// Reads a store.
    ///
    /// - Throws: ``KnowledgeStoreError`` when the store cannot be read.
    public init(_ services: KnowledgeServices, path: String, logger: Logger) async throws(KnowledgeStoreError) {
        self.services = services
        self.path = path
        self.logger = logger
        // Taken before reading: a store that is replaced meanwhile is read again.
        seen = Mutex(Seen(used: FileStamp(path)))
        retriever = SwappableRetriever(try await services.retriever(over: path))
    }

    /// Whether an index that staff have made since cannot be read.
    public var isBehind: Bool { seen.withLock { $0.failed != nil } }

    /// Switches to the store's index if its file is another one than that which was read last.
    ///
    /// - Returns: Whether the index was switched. One that cannot be read is logged, once, and the old one goes on.
    @discardableResult
    public func refresh() async -> Bool {
        guard let stamp = FileStamp(path), seen.withLock({ $0.used != stamp }) else { return false }
        do throws(KnowledgeStoreError) {
            retriever.replace(with: try await services.retriever(over: path))
            seen.withLock { $0 = Seen(used: stamp) }
            logger.notice("The knowledge index was switched to the new one")
            return true
        } catch {
            let isNews = seen.withLock { seen in
                defer { seen.failed = stamp }
                return seen.failed != stamp
            }
            guard isNews else { return false }
            logger.error(
                "The new knowledge index cannot be read; the old one goes on", metadata: ["reason": "\(error.message)"])
            return false
        }
    }
}

/// What tells one version of a file from the next.
private struct FileStamp: Equatable {
    let number: UInt64?
    let size: UInt64?
    let modified: Date?

    /// Nothing when there is no such file.
    init?(_ path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        number = attributes[.systemFileNumber] as? UInt64
        size = attributes[.size] as? UInt64
        modified = attributes[.modificationDate] as? Date
    }
}
#endif
