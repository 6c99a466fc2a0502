import Hummingbird
import LibriAssist

/// `GET /healthz`, whether the process lives, and `GET /readyz`, whether it can answer customers.
struct HealthRoutes: Sendable {
    let probe: ReadinessProbe

    func add(to router: Router<ServerContext>) {
        router.get("healthz") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: "ok\n")))
        }
        router.get("readyz") { _, _ in
            let readiness = await probe.readiness()
            return try Response.json(readiness, status: readiness.isReady ? .ok : .serviceUnavailable)
        }
    }
}
