import Foundation
import Hummingbird
import LibriAssist
import NIOCore

/// Reads JSON bodies, which are hostile until they are read.
enum RequestBody {
    /// Reads a whole body, which then stands in the request.
    ///
    /// - Throws: ``Problem``: 413 when it is too large, 415 when it is not called JSON, 400 when it is not what it
    ///   should be or did not arrive whole.
    static func decode<Value: Decodable>(
        _ type: Value.Type, from request: inout Request, limit: Int, example: String
    ) async throws -> Value {
        let mediaType = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard mediaType?.filter({ $0 != " " }) == "application/json" else {
            throw Problem(
                status: 415, title: "Unsupported media type",
                detail: "Send JSON with the header Content-Type: application/json."
            )
        }
        let tooLarge = Problem(
            status: 413, title: "Body too large", detail: "The body may have at most \(limit) bytes.")
        // Who announces too much, and perhaps waits to be told to send it, need not.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        let buffer: ByteBuffer
        let unexpected = Problem(
            status: 400, title: "Not the expected JSON", detail: "Send an object such as \(example).")
        do { buffer = try await request.collectBody(upTo: limit) } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let error as CancellationError {
            throw error
        } catch {
            // Chunks that are none, or a body that broke off or took too long: it is not the server that failed.
            throw unexpected
        }
        let data = Data(buffer.readableBytesView)
        guard String(data: data, encoding: .utf8) != nil else {
            throw Problem(status: 400, title: "Not UTF-8", detail: "The body is not UTF-8 text. Send JSON in UTF-8.")
        }
        do { return try JSONDecoder().decode(Value.self, from: data) } catch { throw unexpected }
    }
}
