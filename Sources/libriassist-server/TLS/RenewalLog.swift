import Logging
import NIOCertificateReloading
import Synchronization

/// Tells when another certificate is served, and when a new one cannot be: each once, however often the files are looked at.
final class RenewalLog: Sendable {
    private enum State: Equatable {
        /// The first certificate: whoever starts the server learns of its failure from the error.
        case starting
        case good
        case failing(cause: String)
    }

    private let logger: Logger
    private let state = Mutex(State.starting)

    init(logger: Logger) { self.logger = logger }

    /// The files were read; they hold the certificate that is served already, or another one.
    func loaded(_ difference: TimedCertificateReloader.CertificateChainAndKeyPairReloadDiff) {
        let before = state.withLock { state in
            defer { state = .good }
            return state
        }
        guard before != .starting else { return }
        if difference.previousCertificateChain != difference.currentCertificateChain {
            logger.notice("A renewed certificate is served")
        } else if before != .good {
            logger.notice("The files of the certificate are in order again")
        }
    }

    /// The files could not be used; the certificate before is still served.
    func failed(_ error: any Error) {
        let cause = TransportSecurity.cause(of: error)
        let isNews = state.withLock { state in
            guard state != .starting, state != .failing(cause: cause) else { return false }
            state = .failing(cause: cause)
            return true
        }
        guard isNews else { return }
        logger.error(
            "A renewed certificate cannot be used; correct server.tls.certificate and server.tls.key, the old one is served",
            metadata: ["cause": "\(cause)"])
    }
}
