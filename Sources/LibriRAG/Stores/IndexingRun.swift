import Foundation

/// One indexing: takes over what has not changed and reads the rest.
struct IndexingRun {
    private let previous: KnowledgeContent?
    private let sources: [String: KnowledgeSource]
    /// Where the passages of each document stand in the previous content.
    private let places: [String: Range<Int>]
    private let splitter: PassageSplitter
    private var builder: CollectionBuilder
    private var records: [KnowledgeSource] = []
    private var owners: [String: String] = [:]
    private(set) var summary = KnowledgeIndexer.Summary()

    init(previous: KnowledgeContent?, splitter: PassageSplitter, analyzers: Analyzers) {
        self.previous = previous
        self.splitter = splitter
        builder = CollectionBuilder(analyzers: analyzers)
        sources = Dictionary(
            (previous?.sources ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [String: Range<Int>] = [:]
        for (index, analysed) in (previous?.collection.passages ?? []).enumerated() {
            let document = analysed.passage.document
            places[document] = (places[document]?.lowerBound ?? index)..<index + 1
        }
        self.places = places
    }

    var content: KnowledgeContent { KnowledgeContent(collection: builder.collection, sources: records) }

    /// Adds a file's documents.
    ///
    /// - Throws: ``DocumentError`` when a document of that name is there already.
    mutating func add(_ file: DocumentFolder.File, in folder: DocumentFolder) async throws {
        let path = file.url.path
        do throws(DocumentError) {
            let data = try folder.data(of: file)
            let hash = KnowledgeSource.hash(of: data, named: file.name)
            if let source = sources[path], source.hash == hash, source.problem == nil {
                summary.unchanged += 1
                warn(path, source.warnings)
                return try takeOver(source)
            }
            let documents = try await folder.documents(in: file, data)
            let warnings = Self.warnings(of: documents, in: path)
            warn(path, warnings)
            records.append(
                KnowledgeSource(path: path, hash: hash, documents: documents.map(\.id), warnings: warnings))
            for document in documents {
                try claim(document.id, path)
                for passage in splitter.passages(of: document) { builder.add(passage, questions: document.questions) }
            }
        } catch {
            guard error.code != .ambiguous else { throw error }
            try keep([DocumentFolder.Problem(path: path, message: error.message)])
        }
    }

    /// Keeps what was read before of files and folders that cannot be read now.
    mutating func keep(_ problems: [DocumentFolder.Problem]) throws(DocumentError) {
        for problem in problems {
            summary.problems.append(problem)
            let kept = (previous?.sources ?? []).filter {
                $0.path == problem.path || $0.path.hasPrefix(problem.path + "/")
            }
            for var source in kept {
                source.problem = problem.message
                try takeOver(source)
            }
            // What could never be read is written down as well, or nobody would be told of it later.
            if kept.isEmpty {
                records.append(
                    KnowledgeSource(path: problem.path, hash: "", documents: [], problem: problem.message))
            }
        }
    }

    private mutating func takeOver(_ source: KnowledgeSource) throws(DocumentError) {
        records.append(source)
        guard let previous else { return }
        for document in source.documents {
            try claim(document, source.path)
            for place in places[document] ?? 0..<0 {
                builder.add(previous.collection.passages[place], from: previous.collection)
            }
        }
    }

    private mutating func warn(_ path: String, _ warnings: [String]) {
        summary.warnings += warnings.map { DocumentFolder.Problem(path: path, message: $0) }
    }

    /// What was left out of a file's documents; a file with one fault in each of a million lines is told of a few.
    private static func warnings(of documents: [Document], in path: String) -> [String] {
        let told = Array(documents.lazy.flatMap(\.warnings).prefix(mostWarnings))
        let rest = documents.reduce(0) { $0 + $1.warnings.count } - told.count
        return rest > 0 ? told + ["\(path): and \(rest) more like these."] : told
    }

    private static let mostWarnings = 10

    private mutating func claim(_ document: String, _ path: String) throws(DocumentError) {
        summary.documents += 1
        guard let owner = owners.updateValue(path, forKey: document) else { return }
        throw DocumentError(
            .ambiguous,
            "Two documents are called \"\(document)\" (in \(owner) and \(path)). Give each its own name.")
    }
}
