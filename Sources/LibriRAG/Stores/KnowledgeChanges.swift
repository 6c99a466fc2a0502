import Foundation

/// How files differ from what was indexed of them.
public struct KnowledgeChanges: Sendable, Equatable, Encodable {
    /// Files that are new.
    public var added: [String] = []
    /// Files whose bytes are others.
    public var changed: [String] = []
    /// Files that are no longer there.
    public var missing: [String] = []

    /// Creates changes.
    public init(added: [String] = [], changed: [String] = [], missing: [String] = []) {
        self.added = added
        self.changed = changed
        self.missing = missing
    }

    /// Nothing has changed.
    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && missing.isEmpty }
}

extension KnowledgeIndexer {
    /// What has changed in the files since they were indexed. Files that could not be read then are not compared.
    ///
    /// - Parameters:
    ///   - content: What a store holds.
    ///   - paths: The folders and files that are indexed; with none, new files are not looked for.
    /// - Throws: ``DocumentError`` when one of the paths is missing or may not be read.
    public func changes(since content: KnowledgeContent, below paths: [String]) throws(DocumentError)
        -> KnowledgeChanges
    {
        let files = try folder.files(below: paths).readable
        if !paths.isEmpty, fingerprint(of: files) == content.fingerprint { return KnowledgeChanges() }
        let known = Set(content.sources.map(\.path))
        let present = Set(files.map(\.url.path))
        var changes = KnowledgeChanges(added: files.map(\.url.path).filter { !known.contains($0) })
        for source in content.sources where source.problem == nil {
            let isThere =
                paths.isEmpty ? FileManager.default.fileExists(atPath: source.path) : present.contains(source.path)
            guard isThere else {
                changes.missing.append(source.path)
                continue
            }
            let file = DocumentFolder.File(url: URL(fileURLWithPath: source.path), name: source.path)
            guard let data = try? folder.data(of: file), source.isMade(of: data) else {
                changes.changed.append(source.path)
                continue
            }
        }
        return changes
    }
}

extension KnowledgeSource {
    /// A hash of a file's bytes and name; the name makes its documents' identifiers.
    static func hash(of data: Data, named name: String) -> String { bytesHash(of: data) + name }

    fileprivate func isMade(of data: Data) -> Bool { hash.hasPrefix(Self.bytesHash(of: data)) }

    private static func bytesHash(of data: Data) -> String {
        "\(String(FNV1a.hash(data), radix: 16))-\(data.count)-"
    }
}
