import Foundation

/// The documents to be looked over, with what could not be read of them.
public struct LintInput: Sendable {
    /// The documents.
    public var documents: [Document]
    /// The files and folders that could not be read.
    public var problems: [DocumentFolder.Problem]
    /// The names of the other files, which links may lead to.
    public var otherFiles: [String]

    /// Creates an input.
    public init(
        documents: [Document], problems: [DocumentFolder.Problem] = [], otherFiles: [String] = []
    ) {
        self.documents = documents
        self.problems = problems
        self.otherFiles = otherFiles
    }

    /// Reads the documents below some paths. A file that cannot be read becomes a problem, and the others are read.
    ///
    /// - Parameters:
    ///   - paths: Files or folders.
    ///   - folder: Reads them.
    ///   - progress: Called after each file with the number done and the number of all.
    /// - Throws: ``DocumentError`` when a path is missing or nothing below the paths can be read or is a document;
    ///   `CancellationError`.
    public init(
        below paths: [String], in folder: DocumentFolder, progress: (Int, Int) -> Void = { _, _ in }
    ) async throws {
        let listing = try folder.files(below: paths)
        self.init(documents: [], problems: listing.problems, otherFiles: listing.skipped)
        for (position, file) in listing.readable.enumerated() {
            try Task.checkCancellation()
            do throws(DocumentError) {
                documents += try await folder.documents(in: file, try folder.data(of: file))
            } catch {
                problems.append(DocumentFolder.Problem(path: file.url.path, message: error.message))
                // Of a file that cannot be read it is known that it is there.
                otherFiles.append(file.name)
            }
            progress(position + 1, listing.readable.count)
        }
        guard !documents.isEmpty || !problems.isEmpty else {
            throw DocumentError(.missing, "\(paths.joined(separator: ", ")): no document was found.")
        }
    }
}
