/// A name as a customer stated it.
public struct StatedName: Sendable, Hashable, Codable {
    /// Everything that was stated: `Mina Rami`.
    public var full: String
    /// The part taken for the surname: `Rami`.
    public var surname: String

    /// Creates a name.
    public init(full: String, surname: String) {
        self.full = full
        self.surname = surname
    }

    /// Takes a text that is known to be a surname, as from a form.
    public init(surname: String) {
        self.init(full: surname, surname: surname)
    }
}

extension StatedName: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a name, not which.
    public var description: String { "StatedName(…)" }
    /// Says that there is a name, not which.
    public var debugDescription: String { description }
}
