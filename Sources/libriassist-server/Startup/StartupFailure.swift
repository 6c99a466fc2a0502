import LibriAssist

/// Why the server does not start, with the exit code of the kind of failure (`sysexits.h`).
struct StartupFailure: Error {
    let exitCode: Int32
    let message: String

    /// The port is taken or not allowed.
    static func cannotListen(host: String, port: Int, isInUse: Bool) -> StartupFailure {
        let reason = isInUse ? "is in use" : "cannot be opened"
        return StartupFailure(
            exitCode: 69,
            message: "Port \(port) on \(host) \(reason). Stop the other program, or choose another with --port."
        )
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
            self.init(exitCode: error.code == .missing ? 66 : 69, message: error.message)
        case let error as KnowledgeStoreError:
            self.init(exitCode: error.code == .missing ? 66 : 69, message: error.message)
        case let error as DocumentError: self.init(exitCode: 66, message: error.message)
        case let error as ResourceError: self.init(exitCode: 78, message: error.message)
        default: return nil
        }
    }
}
