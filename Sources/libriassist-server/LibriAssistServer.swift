import ArgumentParser
import Foundation
import LibriAssist

/// The server for the shop's website.
@main
struct LibriAssistServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "libriassist-server",
        abstract: "Answer the shop's customers over HTTP.",
        discussion: """
            Start with: libriassist-server --demo
            Without --demo this is production: LIBRI_SECRET (32 bytes, base64) and server.allowedOrigins are required.
            With --orders-gateway it serves the orders alone, to another server; LIBRI_GATEWAY_TOKEN is its token, the other's LIBRI_ORDERS_REST_TOKEN.
            """,
        version: LibriAssistVersion.current
    )

    @OptionGroup var options: ServerOptions

    func run() async throws {
        // Who reads the log may end: that is no reason for the server to.
        signal(SIGPIPE, SIG_IGN)
        do {
            let runner =
                options.ordersGateway
                ? ServerRunner(gateway: try await GatewaySetup(options: options))
                : ServerRunner(setup: try await ServerSetup(options: options))
            try await runner.run()
        } catch {
            guard let failure = StartupFailure(error) else { throw error }
            StandardError.line("libriassist-server: \(failure.message)")
            throw ExitCode(failure.exitCode)
        }
    }
}
