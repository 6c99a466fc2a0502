import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import libriassist_server

@Suite struct ServedFileTests {
    private let file = ServedFile(
        Data("plain".utf8), compressed: Data("small".utf8), contentType: "text/css", lifetime: .forEver)

    private func response(_ fields: HTTPFields) -> Response {
        file.response(
            to: Request(
                head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: fields),
                body: RequestBody(buffer: ByteBuffer())))
    }

    @Test(arguments: [
        ("gzip", true), ("br, gzip;q=0.5", true), ("deflate, GZIP", true), ("*", true), ("identity", false),
        ("gzip;q=0", false), ("gzip; q=0.000", false), ("gzip; q=0.1", true), ("xgzip", false), ("", false),
    ])
    func isSentCompressedToWhoTakesIt(accepted: String, isCompressed: Bool) {
        let response = response([.acceptEncoding: accepted])
        #expect(response.headers[.contentEncoding] == (isCompressed ? "gzip" : nil))
        #expect(response.headers[.vary] == "Accept-Encoding")
        #expect(response.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(response.body.contentLength == 5)
    }

    /// A cache that holds one form must not be told that the other one is still good.
    @Test func eachFormHasItsTag() throws {
        let plain = try #require(response([:]).headers[.eTag])
        let small = try #require(response([.acceptEncoding: "gzip"]).headers[.eTag])
        #expect(plain != small)
        #expect(response([.ifNoneMatch: plain]).status == .notModified)
        #expect(response([.ifNoneMatch: small]).status == .ok)
        #expect(response([.acceptEncoding: "gzip", .ifNoneMatch: "W/\(small)"]).status == .notModified)
        #expect(response([.acceptEncoding: "gzip", .ifNoneMatch: plain]).status == .ok)
    }
}
