import LibriAssist
import Logging
import NIOCertificateReloading
import NIOSSL

/// The server's certificate, which is read again when its files are renewed.
struct TransportSecurity: Sendable {
    let configuration: TLSConfiguration
    /// Looks for new files; it runs beside the server.
    let reloader: TimedCertificateReloader

    /// Reads certificate and key.
    ///
    /// - Returns: Nothing when none is configured.
    /// - Throws: ``ConfigurationError`` when only one of them is named, or when they cannot be read or do not belong together.
    static func configured(
        _ settings: LibriConfiguration.Server.TLS, logger: Logger
    ) throws(ConfigurationError) -> TransportSecurity? {
        switch (settings.certificate, settings.key) {
        case (nil, nil): nil
        case (let certificate?, let key?):
            try TransportSecurity(
                certificate: certificate, key: key, reloadTime: settings.reloadTime, logger: logger)
        case (nil, _):
            throw ConfigurationError(.missing, "server.tls.key is set without server.tls.certificate. Name both files.")
        case (_, nil):
            throw ConfigurationError(.missing, "server.tls.certificate is set without server.tls.key. Name both files.")
        }
    }

    private init(
        certificate: String, key: String, reloadTime: Duration, logger: Logger
    ) throws(ConfigurationError) {
        do {
            // The reloader itself tells of failures at a level that nobody reads.
            let renewals = RenewalLog(logger: logger)
            let files = TimedCertificateReloader.Configuration(
                refreshInterval: reloadTime,
                certificateSource: .init(location: .file(path: certificate), format: .pem),
                privateKeySource: .init(location: .file(path: key), format: .pem)
            ) {
                $0.onCertificateLoaded = { renewals.loaded($0) }
                $0.onCertificateLoadFailed = { renewals.failed($0.error) }
            }
            reloader = try TimedCertificateReloader.makeReloaderValidatingSources(configuration: files)
            var configuration = try TLSConfiguration.makeServerConfiguration(certificateReloader: reloader)
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            self.configuration = configuration
        } catch {
            throw ConfigurationError(
                .badValue,
                "server.tls: \(certificate) and \(key) are not a certificate and its key in PEM files that this user may read "
                    + "(\(Self.cause(of: error))).")
        }
    }

    /// Why files could not be used. The errors of parsers are named by their kind alone: they quote the file, which may be the key.
    static func cause(of error: any Error) -> String {
        error is TimedCertificateReloader.Error ? "\(error)" : "\(FailureCause(error))"
    }
}
