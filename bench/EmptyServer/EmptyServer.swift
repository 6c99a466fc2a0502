import Foundation
import Hummingbird
import Logging
import NIOCore

/// A Hummingbird server that does nothing: what the framework alone can answer on this machine, which `bench/serve.py`
/// holds the real server against.
@main
struct EmptyServer {
    static func main() async throws {
        var logger = Logger(label: "libriassist-bench-baseline") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let router = Router()
        router.post("api/order/track") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: #"{"orderNumber":"CL-401372-487531"}"#)))
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in announce(channel.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService()
    }

    /// The same line as the real server's, so that a driver reads both alike.
    private static func announce(_ port: Int) {
        try? FileHandle.standardOutput.write(
            contentsOf: Data("The empty server answers at http://127.0.0.1:\(port)/\n".utf8))
    }
}
