import Foundation

/// A TCP connection to a server on this machine, for what no HTTP client would send.
///
/// Calls block for at most the time given; they run on threads of their own.
package final class RawConnection: Sendable {
    private let socket: Int32

    /// Connects.
    ///
    /// - Parameters:
    ///   - address: A server's address, such as `http://127.0.0.1:8080`.
    ///   - source: The address of this machine to connect from; all of `127.0.0.0/8` are.
    package init(to address: String, from source: String = "127.0.0.1") throws {
        let port = URL(string: address)?.port ?? 80
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let isBound = Self.with(source, 0) { bind(socket, $0, $1) } == 0
        guard socket >= 0, isBound, Self.with("127.0.0.1", port, { connect(socket, $0, $1) }) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    private static func with(_ host: String, _ port: Int, _ work: (UnsafePointer<sockaddr>, socklen_t) -> Int32)
        -> Int32
    {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                work($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    deinit { close(socket) }

    /// Sends bytes; false when the other end has closed.
    @discardableResult
    package func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Says that nothing more will be sent.
    package func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// What arrives until the other end closes or a time is over.
    package func read(for seconds: Int = 10, until end: String? = nil) async -> (text: String, isClosed: Bool) {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in
                var data = Data()
                let deadline = Date() + TimeInterval(seconds)
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while Date() < deadline {
                    var time = timeval(tv_sec: 0, tv_usec: 200_000)
                    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
                    let count = recv(socket, &buffer, buffer.count, 0)
                    if count > 0 { data.append(contentsOf: buffer[..<count]) }
                    let isClosed = count == 0 || count < 0 && errno != EAGAIN && errno != EWOULDBLOCK
                    if let end, data.range(of: Data(end.utf8)) != nil || isClosed {
                        return continuation.resume(returning: (String(decoding: data, as: UTF8.self), isClosed))
                    }
                    if isClosed { return continuation.resume(returning: (String(decoding: data, as: UTF8.self), true)) }
                }
                continuation.resume(returning: (String(decoding: data, as: UTF8.self), false))
            }
        }
    }
}
