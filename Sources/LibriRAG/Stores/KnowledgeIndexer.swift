import Foundation

/// Reads documents, cuts and analyses them, and puts them into a store.
public struct KnowledgeIndexer: Sendable {
    let folder: DocumentFolder
    private let splitter: PassageSplitter
    private let analyzers: Analyzers

    /// Creates an indexer.
    public init(folder: DocumentFolder, splitter: PassageSplitter = PassageSplitter(), analyzers: Analyzers) {
        self.folder = folder
        self.splitter = splitter
        self.analyzers = analyzers
    }

    /// What an index of some paths would be made from: the files with their sizes and dates.
    ///
    /// - Throws: ``DocumentError`` when a path is missing or may not be read.
    public func fingerprint(of paths: [String]) throws(DocumentError) -> String {
        fingerprint(of: try folder.files(below: paths).readable)
    }

    func fingerprint(of files: [DocumentFolder.File]) -> String {
        var hash = FNV1a.offset
        for file in files {
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.url.path)
            let size = (attributes?[.size] as? UInt64) ?? 0
            let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            hash = FNV1a.hash("\(file.url.path)\u{0}\(size)\u{0}\(changed)\u{0}".utf8, seed: hash)
        }
        return String(hash, radix: 16)
    }

    /// What an indexing did.
    public struct Summary: Sendable, Equatable {
        /// The documents in the store.
        public var documents = 0
        /// Their passages.
        public var passages = 0
        /// The files whose documents were taken over, as their bytes are the same.
        public var unchanged = 0
        /// The names of files of kinds that are not read.
        public var skipped: [String] = []
        /// What could not be read; of files that were read before, the documents of that time stay.
        public var problems: [DocumentFolder.Problem] = []
        /// What was left out of documents that were read, now or before.
        public var warnings: [DocumentFolder.Problem] = []
    }

    /// Indexes the documents below some paths in place of everything in the store; unchanged files are not read anew.
    ///
    /// A file that cannot be read does not hinder the others: its documents stay as they were the last time.
    ///
    /// - Parameters:
    ///   - paths: Files or folders.
    ///   - store: Where to put the passages.
    ///   - progress: Called after each file with the number done and the number of all.
    /// - Throws: ``DocumentError`` or ``KnowledgeStoreError``; the store then holds what it held.
    public func index(
        _ paths: [String], into store: some KnowledgeStore, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        let listing = try folder.files(below: paths)
        // Taken before reading: a file that changes meanwhile is read again the next time.
        let fingerprint = fingerprint(of: listing.readable)
        var run = IndexingRun(previous: try? await store.content(), splitter: splitter, analyzers: analyzers)
        for (position, file) in listing.readable.enumerated() {
            try Task.checkCancellation()
            try await run.add(file, in: folder)
            progress(position + 1, listing.readable.count)
        }
        try run.keep(listing.problems)
        guard run.content.collection.passages.count > 0 else {
            let problem = run.summary.problems.first.map { " \($0.message)" } ?? ""
            throw DocumentError(
                .missing, "\(paths.joined(separator: ", ")): no document with text was found.\(problem)")
        }
        var content = run.content
        // What could not be read is tried again the next time.
        content.fingerprint = run.summary.problems.isEmpty ? fingerprint : ""
        try await store.replace(with: content)
        var summary = run.summary
        summary.passages = content.collection.passages.count
        summary.skipped = listing.skipped
        return summary
    }
}
