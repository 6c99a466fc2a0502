/// A text that nobody may read by accident: neither a log nor a debugger's dump shows it.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself.
    public let text: String

    /// Keeps a text.
    public init(_ text: String) { self.text = text }

    /// Says that there is a secret, not which.
    public var description: String { "Secret(…)" }
    /// Says that there is a secret, not which.
    public var debugDescription: String { description }
    /// Nothing within.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
