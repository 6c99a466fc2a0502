import Hummingbird
import NIOCore

/// `GET /metrics`, on a port of its own: figures of a shop's business are not for its customers.
struct MetricsRoutes: Sendable {
    let registry: PrometheusRegistry

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: registry.text())))
        }
        return router
    }
}
