import Foundation

/// A sentence, list item or cell of a document, with what stands above it.
struct Statement {
    let document: Document
    let headings: [String]
    let text: String

    /// The statements of a document, in order.
    static func statements(of document: Document) -> [Statement] {
        document.sections.flatMap { section in
            section.blocks.flatMap(texts).map {
                Statement(document: document, headings: section.headings, text: $0)
            }
        }
    }

    /// The sentences of a paragraph, or the items or cells of a list or table.
    static func texts(of block: String) -> [String] {
        guard block.hasPrefix("- ") else { return SentenceSplitter().sentences(of: block) }
        return block.components(separatedBy: "\n").flatMap { line in
            let cells = line.dropFirst(2).components(separatedBy: " — ")
            // A row of a table, as `SectionBuilder` writes it: its name, then each cell under its head.
            guard cells.count > 1, cells.dropFirst().allSatisfy({ $0.contains(" : ") }) else {
                return SentenceSplitter().sentences(of: String(line.dropFirst(2)))
            }
            return cells.dropFirst().map { "\(cells[0]) — \($0)" }
        }
    }
}
