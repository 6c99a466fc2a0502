import LibriAssist

/// What a server must have before it may answer real customers.
enum ProductionChecks {
    /// - Throws: ``ConfigurationError`` with the remedy.
    static func check(_ server: LibriConfiguration.Server) throws(ConfigurationError) {
        try checkOrigins(server.allowedOrigins)
        try checkExposure(server)
    }

    private static func checkOrigins(_ origins: [String]) throws(ConfigurationError) {
        guard !origins.isEmpty else {
            throw ConfigurationError(
                .missing,
                "server.allowedOrigins is empty: name the origins whose pages may embed the widget, such as "
                    + "[https://www.coollibri.com], in the configuration or in LIBRI_SERVER_ALLOWED_ORIGINS."
            )
        }
        if let position = origins.firstIndex(where: { !CrossOriginMiddleware.isOrigin($0) }) {
            throw ConfigurationError(
                .badValue,
                "server.allowedOrigins: entry \(position + 1) is not an origin. Write scheme and host alone, such as "
                    + "https://www.coollibri.com."
            )
        }
    }

    /// Names and order numbers do not travel in clear over a public network.
    ///
    /// - Throws: ``ConfigurationError`` with the remedy.
    static func checkExposure(_ server: LibriConfiguration.Server) throws(ConfigurationError) {
        guard server.tls.certificate == nil, server.trustedProxies.isEmpty, !isPrivate(server.host) else { return }
        throw ConfigurationError(
            .badValue,
            "server.host: \(server.host) is reached from outside, and answers would travel in clear. Set "
                + "server.tls.certificate and server.tls.key; or name the proxy that encrypts in server.trustedProxies; or "
                + "listen on 127.0.0.1.")
    }

    /// This machine, and networks that are not routed (RFC 1918, RFC 4193, link-local addresses).
    private static let privateRanges = [
        "127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7",
        "fe80::/10",
    ].compactMap { NetworkRange($0) }

    private static func isPrivate(_ host: String) -> Bool {
        host == "localhost" || privateRanges.contains { $0.contains(host) }
    }
}
