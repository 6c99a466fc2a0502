#if Configuration
import Configuration
public import Foundation
import SystemPackage

/// Reads `libriassist.yaml` and the `LIBRI_…` variables, which go before it.
///
/// Everything is checked before anything is used: unknown keys, values of the wrong type and secrets in the file are
/// refused with their line.
public struct ConfigurationLoader: Sendable {
    private let environment: [String: String]

    /// Creates a loader.
    ///
    /// - Parameter environment: The environment's variables.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
    }

    /// Reads a configuration.
    ///
    /// - Parameter file: The YAML file; without one only the environment counts.
    /// - Returns: The configuration; relative paths in the file are made absolute from the file's folder.
    /// - Throws: ``ConfigurationError`` that names the file, the line and the remedy.
    public func load(file: URL?) async throws(ConfigurationError) -> LibriConfiguration {
        var entries: [String: ConfigurationTree.Entry] = [:]
        if let file {
            for entry in try read(file).entries {
                try check(entry, file: file.path)
                entries[entry.path] = entry
            }
        }
        // An empty file has no sections, which the YAML provider does not take.
        let reader = try await reader(file: entries.isEmpty ? nil : file)
        var configuration = LibriConfiguration()
        for key in ConfigurationKey.all {
            let isInEnvironment = environment[key.variable] != nil
            guard isInEnvironment || entries[key.path] != nil else { continue }
            let place = isInEnvironment ? key.variable : Self.place(file, entries[key.path])
            do { try key.store(reader, &configuration) } catch let error as ConfigurationKey.BadValue {
                throw ConfigurationError(.badValue, "\(place): \"\(key.path)\" takes \(error.expected).")
            } catch let error as ConfigurationKey.NotSupported {
                let remedy = error.neutral.map { "Set it to \($0), or remove it." } ?? "Remove it."
                throw ConfigurationError(
                    .unsupported, "\(place): this version does not support \"\(key.path)\" yet. \(remedy)"
                )
            } catch {
                throw ConfigurationError(.badValue, "\(place): \"\(key.path)\" takes \(key.kind.expectation).")
            }
        }
        configuration.orders.odbc.password = try SecretVariable.orderDatabase.text(in: environment).map(Secret.init)
        configuration.orders.rest.token = try SecretVariable.orderAPI.text(in: environment).map(Secret.init)
        configuration.knowledge.vectors.openai.token = try SecretVariable.embedder.text(in: environment).map(
            Secret.init)
        configuration.knowledge.vectors.chromaToken = try SecretVariable.chroma.text(in: environment).map(Secret.init)
        configuration.answers.openai.token = try SecretVariable.model.text(in: environment).map(Secret.init)
        if let file { configuration.resolvePaths(from: file.deletingLastPathComponent(), except: environment) }
        return configuration
    }

    /// The `LIBRI_…` variables that no key answers to, for a warning. Those of the tests are no mistake.
    public var unknownVariables: [String] {
        let known = Set(ConfigurationKey.all.map(\.variable)).union(Self.otherVariables)
        return environment.keys.filter { name in
            name.hasPrefix("LIBRI_") && !name.hasPrefix("LIBRI_TEST_") && !known.contains(name)
        }.sorted()
    }

    private static let otherVariables = SecretVariable.allNames.union(["LIBRI_STATE", "LIBRI_RESOURCES"])

    private func read(_ file: URL) throws(ConfigurationError) -> ConfigurationTree {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw ConfigurationError(
                .missing, "The configuration file \(file.path) cannot be read. Name an existing file with --config."
            )
        }
        guard data.count <= Self.largestFile, let text = String(data: data, encoding: .utf8) else {
            throw ConfigurationError(
                .malformed, "\(file.path) is not a UTF-8 text of at most \(Self.largestFile) bytes.")
        }
        return try ConfigurationTree(yaml: text, file: file.path)
    }

    private static let largestFile = 1_000_000

    private func reader(file: URL?) async throws(ConfigurationError) -> ConfigReader {
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "libri")
        guard let file else { return ConfigReader(provider: variables) }
        do {
            let yaml = try await FileProvider<YAMLSnapshot>(filePath: FilePath(file.path))
            return ConfigReader(providers: [variables, yaml])
        } catch {
            throw ConfigurationError(
                .malformed, "\(file.path) holds something other than sections, values and lists of values.")
        }
    }

    private func check(_ entry: ConfigurationTree.Entry, file: String) throws(ConfigurationError) {
        let place = "\(file), line \(entry.line)"
        // A section whose keys are all commented out.
        if case .nothing = entry.value, ConfigurationKey.all.contains(where: { $0.path.hasPrefix(entry.path + ".") }) {
            return
        }
        guard let key = ConfigurationKey.all.first(where: { $0.path == entry.path }) else {
            if SecretGuard.isSecret(key: entry.path) {
                throw ConfigurationError(
                    .secret,
                    "\(place): \"\(entry.path)\" is a secret and does not belong in this file. "
                        + "Put it into the environment variable \(SecretGuard.variable(for: entry.path))."
                )
            }
            throw ConfigurationError(
                .unknownKey, "\(place): \"\(entry.path)\" is not a key.\(Self.suggestion(for: entry.path))"
            )
        }
        let texts: [String]
        switch (entry.value, key.kind) {
        case (.scalar(let text), .text), (.scalar(let text), .flag), (.scalar(let text), .integer): texts = [text]
        case (.list(let items), .texts), (.list(let items), .integers): texts = items
        default:
            throw ConfigurationError(.badValue, "\(place): \"\(entry.path)\" takes \(key.kind.expectation).")
        }
        if texts.contains(where: SecretGuard.holdsSecret) {
            throw ConfigurationError(
                .secret,
                "\(place): the value of \"\(entry.path)\" holds a password, which does not belong in this file. "
                    + "Put the whole value into the environment variable \(key.variable)."
            )
        }
    }

    private static func place(_ file: URL?, _ entry: ConfigurationTree.Entry?) -> String {
        "\(file?.path ?? "configuration"), line \(entry?.line ?? 0)"
    }

    /// " Did you mean …?" for the known key that differs least, if it differs little.
    private static func suggestion(for path: String) -> String {
        let distances = ConfigurationKey.all.map { (path: $0.path, distance: $0.path.difference(from: path).count) }
        guard let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.distance <= max(2, path.count / 3)
        else {
            return " See docs/configuration.md for all keys."
        }
        return " Did you mean \"\(nearest.path)\"?"
    }
}

extension LibriConfiguration {
    fileprivate mutating func resolvePaths(from folder: URL, except environment: [String: String]) {
        func absolute(_ path: String) -> String {
            path.hasPrefix("/") ? path : folder.appendingPathComponent(path).standardizedFileURL.path
        }
        func isFromFile(_ key: String) -> Bool { environment[ConfigurationKeyName.variable(for: key)] == nil }
        if isFromFile("orders.sqlite.path") { orders.sqlitePath = orders.sqlitePath.map(absolute) }
        if isFromFile("orders.schema") { orders.schema = orders.schema.map(absolute) }
        if isFromFile("orders.rest.certificateAuthority") {
            orders.rest.certificateAuthority = orders.rest.certificateAuthority.map(absolute)
        }
        if isFromFile("knowledge.sources") { knowledge.sources = knowledge.sources.map(absolute) }
        if isFromFile("knowledge.synonyms") { knowledge.synonyms = knowledge.synonyms.map(absolute) }
        if isFromFile("knowledge.answerability") { knowledge.answerability = knowledge.answerability.map(absolute) }
        if isFromFile("server.tls.certificate") { server.tls.certificate = server.tls.certificate.map(absolute) }
        if isFromFile("server.tls.key") { server.tls.key = server.tls.key.map(absolute) }
    }
}
#endif
