import HTTPTypes
import Hummingbird
import NIOCore

/// The widget's files and the example page.
struct WidgetRoutes: Sendable {
    let files: WidgetFiles
    /// The sample shop's root leads to the example page.
    let leadsFromRoot: Bool

    func add(to router: Router<ServerContext>) {
        for (name, file) in files.byName {
            router.get("widget/\(name)") { request, _ in response(for: file, to: request) }
        }
        if leadsFromRoot {
            router.get("/") { _, _ in Response(status: .seeOther, headers: [.location: "/widget/install.html"]) }
        }
    }

    private func response(for file: WidgetFiles.File, to request: Request) -> Response {
        var headers: HTTPFields = [
            .contentType: file.contentType, .eTag: file.tag, .cacheControl: "public, max-age=300",
        ]
        if file.isPage { headers[.contentSecurityPolicy] = WidgetFiles.pagePolicy }
        if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.content))
    }
}
