public import Foundation

/// Finds and reads the documents below some paths.
public struct DocumentFolder: Sendable {
    private let readers: [any DocumentReader]

    /// Creates a folder reader with some readers; the first that reads a file's ending gets it.
    public init(readers: [any DocumentReader]) { self.readers = readers }

    /// Readers for Markdown, text and JSON Lines, and with the trait `Documents` also HTML, PDF and CSV.
    public init(detector: LanguageDetector) {
        var readers: [any DocumentReader] = [
            MarkdownReader(detector: detector), PlainTextReader(detector: detector),
            JSONLinesReader(detector: detector),
        ]
        #if Documents
        readers += [HTMLReader(detector: detector), PDFReader(detector: detector), CSVReader(detector: detector)]
        #endif
        self.init(readers: readers)
    }

    /// The endings of the files that are read: `.csv`, `.html`, …
    public var endings: [String] {
        readers.reduce(into: Set<String>()) { $0.formUnion($1.fileExtensions) }.sorted().map { ".\($0)" }
    }

    /// A file to read.
    public struct File: Sendable, Equatable {
        /// Where it is.
        public let url: URL
        /// Its path below the folder that was named.
        public let name: String
    }

    /// What stands below some paths.
    public struct Listing: Sendable, Equatable {
        /// The files that a reader reads, sorted by name.
        public var readable: [File] = []
        /// The names of the files that none reads.
        public var skipped: [String] = []
        /// Folders that may not be read, each with what to do.
        public var problems: [Problem] = []
    }

    /// A file or folder that cannot be read.
    public struct Problem: Sendable, Equatable {
        /// Where it is.
        public var path: String
        /// What is wrong and what to do.
        public var message: String

        init(path: String, message: String) {
            self.path = path
            self.message = message.asVisibleLine
        }
    }

    /// The files below some paths; hidden ones are left out, folders that are linked to are followed once.
    ///
    /// - Parameter paths: Files or folders.
    /// - Throws: ``DocumentError`` when one of the paths themselves is missing or may not be read.
    public func files(below paths: [String]) throws(DocumentError) -> Listing {
        var walk = FolderWalk()
        for path in paths {
            guard FileManager.default.fileExists(atPath: path) else {
                throw DocumentError(.missing, "\(path) does not exist. Name a folder or file with documents.")
            }
            guard FileManager.default.isReadableFile(atPath: path) else {
                throw DocumentError(.unreadable, "\(path) may not be read by this user. Correct its permissions.")
            }
            walk.add(URL(fileURLWithPath: path))
        }
        let endings = readers.reduce(into: Set<String>()) { $0.formUnion($1.fileExtensions) }
        let found = walk.files.sorted { ($0.name, $0.url.path) < ($1.name, $1.url.path) }
        var listing = Listing(problems: walk.problems)
        for file in found {
            if endings.contains(file.url.pathExtension.lowercased()) {
                listing.readable.append(file)
            } else {
                listing.skipped.append(file.name)
            }
        }
        return listing
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``DocumentError`` when it may not be read or is too large.
    public func data(of file: File) throws(DocumentError) -> Data {
        // What a link leads to counts, not the link.
        let url = file.url.resolvingSymlinksInPath()
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        guard size <= Self.largestFile else {
            throw DocumentError(
                .malformed,
                "\(file.url.path) has \(size / 1_000_000) MB; no more than \(Self.largestFile / 1_000_000) are read. Split it."
            )
        }
        do { return try Data(contentsOf: url) } catch {
            throw DocumentError(.unreadable, "\(file.url.path) may not be read by this user. Correct its permissions.")
        }
    }

    /// The documents in a file's bytes.
    public func documents(in file: File, _ data: Data) async throws(DocumentError) -> [Document] {
        let ending = file.url.pathExtension.lowercased()
        guard let reader = readers.first(where: { $0.fileExtensions.contains(ending) }) else { return [] }
        return try await reader.documents(in: data, named: file.name)
    }

    /// A larger file is no document, and would take as much memory.
    private static let largestFile = 64_000_000
}
