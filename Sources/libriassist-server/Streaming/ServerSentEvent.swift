import LibriAssist
import NIOCore

/// One event of a stream (WHATWG HTML standard, 9.2 "Server-sent events").
enum ServerSentEvent {
    /// An event with a name and JSON, which holds no line break, as its data.
    static func event(_ name: String, _ data: some Encodable) throws -> ByteBuffer {
        var buffer = ByteBuffer(string: "event: \(name)\ndata: ")
        buffer.writeBytes(try WireJSON.encode(data))
        buffer.writeString("\n\n")
        return buffer
    }

    /// A comment: it keeps proxies from ending a silent connection, and finds out whether the other end is still there.
    static let heartbeat = ByteBuffer(string: ": alive\n\n")
}
