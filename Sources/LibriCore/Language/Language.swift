/// A language that the assistant speaks.
public enum Language: String, Sendable, Codable, CaseIterable {
    /// French, the first language.
    case french = "fr"
    /// English.
    case english = "en"
}
