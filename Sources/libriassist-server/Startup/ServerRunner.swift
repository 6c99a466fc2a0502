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
    let frame: ServerFrame
    /// What runs beside the answering.
    let services: [any Service]
    /// What is answered, and how.
    let router: @Sendable (Drain) -> Router<ServerContext>
    /// Finishes what is under way when no more requests come.
    let settle: @Sendable () async -> Void

    private var settings: LibriConfiguration.Server { frame.settings }

    func run() async throws {
        let limits = settings.limits
        let drain = Drain(notice: limits.unreadyTime)
        // Services are stopped in reverse order: first it is said that the server stops, at last those that it rests on.
        var services = services
        if let security = frame.security { services.append(security.reloader) }
        if let port = frame.metricsPort { services.append(metrics(port)) }
        services.append(try answers(drain))
        services.append(drain)
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        // What has not ended by itself then is ended.
        configuration.maximumGracefulShutdownDuration = limits.unreadyTime + limits.shutdownTime
        do { try await ServiceGroup(configuration: configuration).run() } catch is CancellationError {
            frame.logger.warning("Some requests had not ended when the time to stop was over")
        }
        await settle()
        LineWriter.standardError.settle()
    }

    /// What requests are answered by.
    private func answers(_ drain: Drain) throws -> some Service {
        let channel = HTTPServerBuilder.http1(
            configuration: connections(most: settings.limits.connections, metrics: frame.metrics))
        let application = Application(
            router: router(drain),
            server: try frame.security.map { try .tls(channel, tlsConfiguration: $0.configuration) } ?? channel,
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
            router: MetricsRoutes(registry: frame.registry).router(),
            // What reads the figures is not counted in them.
            server: .http1(configuration: connections(most: 32, metrics: nil)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), availableConnectionsDelegate: MaximumAvailableConnections(32)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                frame.logger.notice(
                    "Metrics are served", metadata: ["address": "\(Self.address("http", host, port))metrics"])
            },
            logger: quiet
        )
        return ListeningService(application: application, host: host, port: port, option: "--metrics-port")
    }

    private func connections(most: Int, metrics: ServerMetrics?) -> HTTP1Channel.Configuration {
        let limits = settings.limits
        let open = OpenConnections(most: most, perClient: limits.connectionsPerClient)
        let proxies = frame.proxies
        let headers = GuardHeaders.fields(isEncrypted: frame.security != nil)
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
        var logger = frame.logger
        logger.logLevel = .warning
        return logger
    }

    /// Prints the one line that tells where the server answers.
    private func announce(_ port: Int) {
        let address = Self.address(frame.security == nil ? "http" : "https", settings.host, port)
        try? FileHandle.standardOutput.write(contentsOf: Data("LibriAssist answers at \(address)\n".utf8))
    }

    private static func address(_ scheme: String, _ host: String, _ port: Int) -> String {
        "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
    }
}
