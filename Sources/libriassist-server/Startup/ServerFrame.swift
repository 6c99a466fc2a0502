import Foundation
import LibriAssist
import Logging

/// What every kind of server stands on: where it listens, what it takes, whom it believes and what it counts.
struct ServerFrame: Sendable {
    let settings: LibriConfiguration.Server
    let proxies: TrustedProxies
    /// The certificate, where the server itself encrypts.
    let security: TransportSecurity?
    /// Where metrics are served, if anywhere.
    let metricsPort: Int?
    let registry: PrometheusRegistry
    let metrics: ServerMetrics
    let logger: Logger

    /// - Throws: ``ConfigurationError`` when a trusted proxy is no address or a certificate cannot be used.
    init(
        settings: LibriConfiguration.Server, registry: PrometheusRegistry = PrometheusRegistry(),
        metricsPort: Int? = nil,
        logger: Logger
    ) throws(ConfigurationError) {
        self.settings = settings
        proxies = try TrustedProxies(names: settings.trustedProxies)
        security = try TransportSecurity.configured(settings.tls, logger: logger)
        self.metricsPort = metricsPort
        self.registry = registry
        metrics = ServerMetrics(factory: registry)
        self.logger = logger
    }

    /// The frame of a configuration that options change, once it is known that the system can bear it.
    init(options: ServerOptions, configuration: inout LibriConfiguration) throws(ConfigurationError) {
        configuration.server.host = options.host ?? configuration.server.host
        configuration.server.port = options.port ?? configuration.server.port
        try OpenFiles.allow(connections: configuration.server.limits.connections)
        let format = configuration.server.logFormat
        let logger = Logger(label: "libriassist-server") { _ in
            LineLogHandler(format: format, write: LineWriter.standardError.write)
        }
        try self.init(settings: configuration.server, metricsPort: options.metricsPort, logger: logger)
    }

    /// Tells of variables that have no effect, which is often a mistyped one.
    func warn(of unknownVariables: [String]) {
        for name in unknownVariables {
            logger.warning(
                "An environment variable is not one of LibriAssist's and has no effect", metadata: ["name": "\(name)"])
        }
    }
}
