/// Cuts a document into passages: at headings always, inside a section between blocks where it grows long.
///
/// A list or table stays whole; a single paragraph is cut between sentences only when it alone exceeds the size.
public struct PassageSplitter: Sendable {
    /// The length in characters at which a passage is full.
    public var size: Int

    /// Creates a splitter.
    public init(size: Int = 1_200) { self.size = size }

    /// The passages of a document, in order.
    public func passages(of document: Document) -> [Passage] {
        var passages: [Passage] = []
        for section in document.sections {
            for text in texts(of: section) {
                passages.append(
                    Passage(
                        document: document.id, ordinal: passages.count, title: document.title,
                        headings: section.headings, url: document.url, language: document.language,
                        updated: document.updated, text: text
                    )
                )
            }
        }
        return passages
    }

    private func texts(of section: Document.Section) -> [String] {
        var texts: [String] = []
        var current: [String] = []
        var length = 0
        func close() {
            if !current.isEmpty { texts.append(current.joined(separator: Passage.blockSeparator)) }
            current = []
            length = 0
        }
        for block in section.blocks.flatMap(pieces) {
            let introducesNext = current.last.map { $0.hasSuffix(":") } ?? false
            if length + block.count > size, !introducesNext { close() }
            current.append(block)
            length += block.count
        }
        close()
        return texts
    }

    private func pieces(of block: String) -> [String] {
        guard block.count > size, !block.hasPrefix("- ") else { return [block] }
        var pieces: [String] = []
        var current = ""
        for sentence in SentenceSplitter().sentences(of: block) {
            if !current.isEmpty, current.count + sentence.count > size {
                pieces.append(current)
                current = ""
            }
            current += current.isEmpty ? sentence : " " + sentence
        }
        return current.isEmpty ? pieces : pieces + [current]
    }
}
