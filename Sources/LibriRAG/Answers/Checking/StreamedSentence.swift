/// A sentence of a model's output, cleaned of what is not text, with the passages that it names.
public struct StreamedSentence: Sendable, Equatable {
    /// The sentence without its markers.
    public var text: String
    /// The numbers of its markers `[1]`, `[1, 2]`, in order, each once.
    public var citations: [Int]
    /// Whether it was a line of a list.
    public var isListItem: Bool
    /// Whether it went on for longer than any sentence does; the text is its beginning.
    public var isOverlong: Bool

    /// Creates a sentence.
    public init(text: String, citations: [Int] = [], isListItem: Bool = false, isOverlong: Bool = false) {
        self.text = text
        self.citations = citations
        self.isListItem = isListItem
        self.isOverlong = isOverlong
    }
}
