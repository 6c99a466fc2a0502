/// The version of everything in this package, said in one place.
public enum LibriAssistVersion {
    /// The version, as in `1.0.0`.
    public static let current = "1.0.0"
}
