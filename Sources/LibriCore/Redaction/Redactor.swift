/// How redacted texts are marked.
public enum Redaction {
    /// Stands in place of a word that nothing explains. A name found leaves no mark; what stays hidden still
    /// counts when it is judged whether documents answer.
    public static let mark = "[…]"
}

/// Removes what is personal from a text before anything outside the process sees it.
///
/// An implementation must remove order numbers, names, e-mail addresses and telephone numbers, and rather too much
/// than too little; it must keep figures that a question is about, such as a page count.
public protocol Redactor: Sendable {
    /// The text without what is personal.
    ///
    /// - Parameters:
    ///   - text: A message.
    ///   - language: Its language.
    ///   - knownNames: Names that the conversation knows already; they go wherever they stand.
    ///   - isBesideOrder: The message also names an order, so that a word that nothing explains may be a name.
    func redact(_ text: String, language: Language, knownNames: [StatedName], isBesideOrder: Bool) -> String
}
