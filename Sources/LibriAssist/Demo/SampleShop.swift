#if SQLite && Configuration
public import Foundation

/// The sample shop that `--demo` starts: its configuration and documents are files, its orders are made here.
public struct SampleShop: Sendable {
    /// The folder with `libriassist.yaml` and `knowledge/`.
    public let folder: URL

    /// Finds the sample shop beside the executable (`../demo`) or in the working directory (`demo`).
    ///
    /// - Throws: ``ConfigurationError`` that names the places looked at.
    public init() throws(ConfigurationError) {
        let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        let places = [
            executable?.appendingPathComponent("../demo", isDirectory: true).standardizedFileURL,
            URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent(
                "demo", isDirectory: true),
        ].compactMap(\.self)
        let found = places.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent(Self.file).path) }
        guard let found else {
            throw ConfigurationError(
                .missing,
                "The sample shop was not found in \(places.map(\.path).joined(separator: " or ")). "
                    + "Start from the project's folder, or use --config FILE for a shop of your own."
            )
        }
        folder = found
    }

    private static let file = "libriassist.yaml"

    /// Its configuration, with the sample orders of a state folder.
    public func configuration(
        state: StateFolder, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(ConfigurationError) -> LibriConfiguration {
        let loader = ConfigurationLoader(environment: environment)
        var configuration = try await loader.load(file: folder.appendingPathComponent(Self.file))
        configuration.orders.sqlitePath = configuration.orders.sqlitePath ?? state.sampleOrders
        return configuration
    }

    /// Makes the sample orders and the knowledge store where they are missing or older than their source.
    ///
    /// - Parameter progress: Called with a sentence for people whenever something has been done.
    public func prepare(
        state: StateFolder, configuration: LibriConfiguration, progress: (String) -> Void
    ) async throws {
        try state.create()
        if configuration.orders.sqlitePath == state.sampleOrders, !SampleOrderDatabase.isCurrent(state.sampleOrders) {
            try SampleOrderDatabase().write(to: state.sampleOrders) { written in
                progress("Sample orders: \(written) of \(SampleOrderDatabase.defaultCount)")
            }
        }
        let knowledge = try KnowledgeServices()
        guard try isOutdated(state.knowledgeStore, sources: configuration.knowledge.sources, knowledge) else { return }
        let store = knowledge.store(at: state.knowledgeStore)
        let summary = try await knowledge.indexer.index(configuration.knowledge.sources, into: store)
        progress("Knowledge: \(summary.documents) documents, \(summary.passages) passages")
    }

    private func isOutdated(_ store: String, sources: [String], _ knowledge: KnowledgeServices) throws -> Bool {
        func changed(_ path: String) -> Date? {
            try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        }
        guard let made = changed(store) else { return true }
        return try knowledge.indexer.files(below: sources).contains { file in
            (changed(file.url.path) ?? .distantFuture) > made
        }
    }
}
#endif
