import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import LibriAssist
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Runs the server until it is told to stop.
struct ServerRunner: Sendable {
    let setup: ServerSetup

    private var settings: LibriConfiguration.Server { setup.configuration.server }

    func run() async throws {
        let limits = settings.limits
        let drain = Drain(notice: limits.unreadyTime)
        // Services are stopped in reverse order: first it is said that the server stops, at last those that it rests on.
        var services: [any Service] = [
            KnowledgeWatch(knowledge: setup.services.knowledge),
            RetentionSchedule(retention: setup.services.retention, logger: setup.logger),
        ]
        if let security = setup.security { services.append(security.reloader) }
        if let port = setup.metricsPort { services.append(metrics(port)) }
        services.append(try answers(drain))
        services.append(drain)
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        // What has not ended by itself then is ended.
        configuration.maximumGracefulShutdownDuration = limits.unreadyTime + limits.shutdownTime
        do { try await ServiceGroup(configuration: configuration).run() } catch is CancellationError {
            setup.logger.warning("Some requests had not ended when the time to stop was over")
        }
        await setup.services.unanswered.settle()
        LineWriter.standardError.settle()
    }

    /// What customers are answered by.
    private func answers(_ drain: Drain) throws -> some Service {
        let channel = HTTPServerBuilder.http1(
            configuration: connections(most: settings.limits.connections, metrics: setup.metrics))
        let application = Application(
            router: ServerRouter(setup: setup, drain: drain).router(),
            server: try setup.security.map { try .tls(channel, tlsConfiguration: $0.configuration) } ?? channel,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                // Who comes when this queue is full tries again after a second: a flood would slow everybody.
                backlog: 4096,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.limits.connections)),
            onServerRunning: { channel in announce(channel.localAddress?.port ?? settings.port) },
            logger: quiet
        )
        return ListeningService(application: application, host: settings.host, port: settings.port, option: "--port")
    }

    private func metrics(_ port: Int) -> some Service {
        let host = settings.metricsHost
        let application = Application(
            router: MetricsRoutes(registry: setup.registry).router(),
            // What reads the figures is not counted in them.
            server: .http1(configuration: connections(most: 32, metrics: nil)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), availableConnectionsDelegate: MaximumAvailableConnections(32)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                setup.logger.notice(
                    "Metrics are served", metadata: ["address": "\(Self.address("http", host, port))metrics"])
            },
            logger: quiet
        )
        return ListeningService(application: application, host: host, port: port, option: "--metrics-port")
    }

    private func connections(most: Int, metrics: ServerMetrics?) -> HTTP1Channel.Configuration {
        let limits = settings.limits
        let open = OpenConnections(most: most, perClient: limits.connectionsPerClient)
        let proxies = setup.proxies
        let headers = GuardHeaders.fields(isEncrypted: setup.security != nil)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                GuardedPipeline(
                    ConnectionGuard(
                        limits: limits, connections: open, proxies: proxies, headers: headers, metrics: metrics))
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerCount))
    }

    /// The frameworks tell only what goes wrong: what goes well is told once, by the request's own line.
    private var quiet: Logger {
        var logger = setup.logger
        logger.logLevel = .warning
        return logger
    }

    /// Prints the one line that tells where the server answers.
    private func announce(_ port: Int) {
        let address = Self.address(setup.security == nil ? "http" : "https", settings.host, port)
        try? FileHandle.standardOutput.write(contentsOf: Data("LibriAssist answers at \(address)\n".utf8))
    }

    private static func address(_ scheme: String, _ host: String, _ port: Int) -> String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
    }
}
