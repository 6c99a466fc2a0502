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

    /// Makes the sample orders where they are missing or of another version.
    ///
    /// - Parameter progress: Called with a sentence for people as the work goes on.
    public func prepare(
        state: StateFolder, configuration: LibriConfiguration, progress: (String) -> Void
    ) throws {
        try state.create()
        let path = state.sampleOrders
        guard configuration.orders.sqlitePath == path, !SampleOrderDatabase.isCurrent(path) else { return }
        try SampleOrderDatabase().write(to: path) { written in
            progress("Sample orders: \(written) of \(SampleOrderDatabase.defaultCount)")
        }
    }
}
#endif
