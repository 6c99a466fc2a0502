public import Foundation

/// Finds and reads the documents below some paths.
public struct DocumentFolder: Sendable {
    private let readers: [any DocumentReader]

    /// Creates a folder reader with some readers; the first that reads a file's ending gets it.
    public init(readers: [any DocumentReader]) { self.readers = readers }

    /// Readers for Markdown, text and JSON Lines.
    public init(detector: LanguageDetector) {
        self.init(readers: [
            MarkdownReader(detector: detector), PlainTextReader(detector: detector),
            JSONLinesReader(detector: detector),
        ])
    }

    /// A file to read.
    public struct File: Sendable, Equatable {
        /// Where it is.
        public let url: URL
        /// Its path below the folder that was named.
        public let name: String
    }

    /// The readable files below some paths, sorted by name; hidden ones are left out.
    ///
    /// - Parameter paths: Files or folders.
    /// - Returns: The files that a reader reads, and the names of those that none does.
    /// - Throws: ``DocumentError`` when a path is missing or may not be read.
    public func files(below paths: [String]) throws(DocumentError) -> (readable: [File], skipped: [String]) {
        var found: [File] = []
        for path in paths {
            let root = URL(fileURLWithPath: path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw DocumentError(.missing, "\(path) does not exist. Name a folder or file with documents.")
            }
            guard FileManager.default.isReadableFile(atPath: path) else {
                throw DocumentError(.unreadable, "\(path) may not be read by this user. Correct its permissions.")
            }
            found += isFolder.boolValue ? try files(in: root) : [File(url: root, name: root.lastPathComponent)]
        }
        found.sort { $0.name < $1.name }
        let endings = readers.reduce(into: Set<String>()) { $0.formUnion($1.fileExtensions) }
        let readable = found.filter { endings.contains($0.url.pathExtension.lowercased()) }
        let skipped = found.filter { !endings.contains($0.url.pathExtension.lowercased()) }.map(\.name)
        return (readable, skipped)
    }

    /// The documents in a file.
    public func documents(in file: File) throws(DocumentError) -> [Document] {
        let ending = file.url.pathExtension.lowercased()
        guard let reader = readers.first(where: { $0.fileExtensions.contains(ending) }) else { return [] }
        let data: Data
        do { data = try Data(contentsOf: file.url) } catch {
            throw DocumentError(.unreadable, "\(file.url.path) may not be read by this user. Correct its permissions.")
        }
        return try reader.documents(in: data, named: file.name)
    }

    private func files(in root: URL) throws(DocumentError) -> [File] {
        let keys: [URLResourceKey] = [.isRegularFileKey]
        // The enumerator skips what it may not read in silence; an operator wants to know.
        var unreadable: URL?
        let enumerator = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles],
            errorHandler: { url, _ in
                unreadable = unreadable ?? url
                return true
            }
        )
        var files: [File] = []
        let base = root.resolvingSymlinksInPath().path
        while let url = enumerator?.nextObject() as? URL {
            guard (try? url.resourceValues(forKeys: Set(keys)).isRegularFile) ?? false else { continue }
            let path = url.resolvingSymlinksInPath().path
            let name = path.hasPrefix(base + "/") ? String(path.dropFirst(base.count + 1)) : url.lastPathComponent
            files.append(File(url: url, name: name))
        }
        if let unreadable {
            throw DocumentError(
                .unreadable, "\(unreadable.path) may not be read by this user. Correct its permissions.")
        }
        return files
    }
}
