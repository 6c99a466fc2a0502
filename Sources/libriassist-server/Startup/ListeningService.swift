import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle

/// An application on a port; that it cannot listen there is told with the remedy.
struct ListeningService<Served: ApplicationProtocol>: Service {
    let application: Served
    let host: String
    let port: Int
    /// The option that chooses the port.
    let option: String

    func run() async throws {
        do { try await application.run() } catch let error as IOError {
            throw StartupFailure.cannotListen(host: host, port: port, option: option, errorNumber: error.errnoCode)
        } catch is SocketAddressError.UnknownHost {
            throw StartupFailure.cannotListen(host: host, port: port, option: option, errorNumber: EADDRNOTAVAIL)
        }
    }
}
