/// Makes index terms of a text.
///
/// An implementation must give the same terms for the same text always, for documents and queries alike.
public protocol TextAnalyzer: Sendable {
    /// What changes whenever the terms of a text change; an index of another version must be made anew.
    var version: String { get }

    /// The terms of a text, in order.
    func terms(of text: String) -> [String]
}
