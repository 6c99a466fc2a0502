import Foundation
import LibriAssist

/// Why the server does not start, with the exit code of the kind of failure (`sysexits.h`).
struct StartupFailure: Error {
    let exitCode: Int32
    let message: String

    /// The port is taken or not allowed, or the address is not this machine's.
    static func cannotListen(host: String, port: Int, option: String, errorNumber: Int32) -> StartupFailure {
        let message =
            switch errorNumber {
            case EADDRINUSE:
                "Port \(port) on \(host) is in use. Stop the other program, or choose another with \(option)."
            case EACCES:
                "Port \(port) on \(host) is not allowed to this user. Choose one above 1023 with \(option)."
            default:
                "\(host) is not an address of this machine. Choose another, such as 127.0.0.1."
            }
        return StartupFailure(exitCode: 69, message: message)
    }

    private init(exitCode: Int32, message: String) {
        self.exitCode = exitCode
        self.message = message
    }

    /// The failure behind an error of the libraries; nothing for an unknown one.
    init?(_ error: any Error) {
        switch error {
        case let failure as StartupFailure: self = failure
        case let error as ConfigurationError: self.init(exitCode: 78, message: error.message)
        case let error as OrderStoreError:
            self.init(
                exitCode: error.code == .missing ? 66 : [.schema, .writable].contains(error.code) ? 78 : 69,
                message: error.message)
        case let error as DoorDatabaseError: self.init(exitCode: 69, message: error.message)
        case let error as KnowledgeStoreError:
            self.init(exitCode: error.code == .missing ? 66 : 69, message: error.message)
        case let error as DocumentError:
            self.init(exitCode: error.code == .malformed ? 65 : 66, message: error.message)
        case let error as ModelError: self.init(exitCode: 69, message: error.message)
        case let error as ResourceError: self.init(exitCode: 78, message: error.message)
        default: return nil
        }
    }
}
