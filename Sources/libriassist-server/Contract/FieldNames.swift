import HTTPTypes

/// The header fields for which the library has no names.
extension HTTPField.Name {
    static let xForwardedFor = named("X-Forwarded-For")
    static let xAccelBuffering = named("X-Accel-Buffering")
    static let xRequestID = named("X-Request-Id")
    static let rateLimitLimit = named("RateLimit-Limit")
    static let rateLimitRemaining = named("RateLimit-Remaining")
    static let rateLimitReset = named("RateLimit-Reset")

    /// - Parameter name: A token of RFC 9110, so that the initialiser cannot fail.
    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }
}
