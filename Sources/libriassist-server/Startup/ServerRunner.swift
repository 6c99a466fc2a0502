import Foundation
import Hummingbird
import HummingbirdCore
import LibriAssist
import Logging
import NIOCore

/// Runs the server until it is told to stop.
struct ServerRunner: Sendable {
    let setup: ServerSetup

    func run() async throws {
        let server = setup.configuration.server
        let application = Application(
            router: ServerRouter(setup: setup).router(),
            server: .http1(configuration: connections(server.limits)),
            configuration: ApplicationConfiguration(
                address: .hostname(server.host, port: server.port),
                availableConnectionsDelegate: MaximumAvailableConnections(server.limits.connections)),
            services: [KnowledgeWatch(knowledge: setup.services.knowledge)],
            onServerRunning: { channel in announce(channel.localAddress?.port ?? server.port) },
            logger: setup.logger
        )
        do {
            try await application.runService()
            await setup.services.unanswered.settle()
        } catch let error as IOError {
            throw StartupFailure.cannotListen(host: server.host, port: server.port, errorNumber: error.errnoCode)
        } catch is SocketAddressError.UnknownHost {
            throw StartupFailure.cannotListen(host: server.host, port: server.port, errorNumber: EADDRNOTAVAIL)
        }
    }

    private func connections(_ limits: ServerLimits) -> HTTP1Channel.Configuration {
        let counts = ConnectionCounts(most: limits.connectionsPerClient)
        let proxies = setup.proxies
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(limits: limits, counts: counts, proxies: proxies, headers: GuardHeaders.fields)
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerCount))
    }

    /// Prints the one line that tells where the server answers.
    private func announce(_ port: Int) {
        let host = setup.configuration.server.host
        let address = host.contains(":") ? "[\(host)]" : host
        try? FileHandle.standardOutput.write(
            contentsOf: Data("LibriAssist answers at http://\(address):\(port)/\n".utf8))
    }
}
