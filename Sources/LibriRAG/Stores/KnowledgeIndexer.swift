import Foundation

/// Reads documents, cuts and analyses them, and puts them into a store.
public struct KnowledgeIndexer: Sendable {
    private let folder: DocumentFolder
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

    private func fingerprint(of files: [DocumentFolder.File]) -> String {
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
        /// The documents that were indexed.
        public var documents = 0
        /// Their passages.
        public var passages = 0
        /// The files of kinds that are not read.
        public var skipped: [String] = []
    }

    /// Indexes the documents below some paths in place of everything in the store.
    ///
    /// - Parameters:
    ///   - paths: Files or folders.
    ///   - store: Where to put the passages.
    ///   - progress: Called after each file with the number done and the number of all.
    /// - Throws: ``DocumentError`` or ``KnowledgeStoreError``; the store then holds what it held.
    public func index(
        _ paths: [String], into store: some KnowledgeStore, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> Summary {
        let (files, skipped) = try folder.files(below: paths)
        var summary = Summary(skipped: skipped)
        var passages: [AnalysedPassage] = []
        var owners: [String: String] = [:]
        for (position, file) in files.enumerated() {
            for document in try folder.documents(in: file) {
                if let owner = owners.updateValue(file.url.path, forKey: document.id) {
                    throw DocumentError(
                        .malformed,
                        "Two documents are called \"\(document.id)\" (in \(owner) and \(file.url.path)). Give each its own name."
                    )
                }
                summary.documents += 1
                passages += splitter.passages(of: document).map { AnalysedPassage($0, analyzers: analyzers) }
            }
            progress(position + 1, files.count)
        }
        guard !passages.isEmpty else {
            throw DocumentError(
                .missing, "\(paths.joined(separator: ", ")): no .md, .txt or .jsonl document with text was found.")
        }
        summary.passages = passages.count
        try await store.replace(with: passages, fingerprint: fingerprint(of: files))
        return summary
    }
}
