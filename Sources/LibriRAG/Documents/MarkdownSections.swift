import Foundation

/// The sections of a Markdown text as plain blocks (CommonMark's headings, lists, paragraphs; pipe tables).
struct MarkdownSections {
    private(set) var sections: [Document.Section] = []
    /// The first top-level heading, which becomes the document's title when the front matter has none.
    private(set) var title: String?
    private var headings: [(level: Int, text: String)] = []
    private var blocks: [String] = []
    private var paragraph: [String] = []
    private var items: [String] = []
    private var table: [[String]] = []

    init(lines: some Sequence<Substring>) {
        for line in lines {
            add(line.trimmingCharacters(in: .whitespaces), isIndented: line.first?.isWhitespace ?? false)
        }
        closeSection()
    }

    private mutating func add(_ line: String, isIndented: Bool) {
        if line.isEmpty {
            closeBlock()
        } else if let heading = Self.heading(line) {
            closeSection()
            if heading.level == 1 {
                title = title ?? heading.text
                headings = []
            } else {
                headings.removeAll { $0.level >= heading.level }
                headings.append(heading)
            }
        } else if line.hasPrefix("|") {
            closeParagraph()
            let cells = line.split(separator: "|").map { Self.plain($0.trimmingCharacters(in: .whitespaces)) }
            if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { table.append(cells) }
        } else if let item = Self.item(line) {
            closeParagraph()
            items.append("- " + Self.plain(item))
        } else if isIndented, let last = items.popLast() {
            items.append(last + " " + Self.plain(line))
        } else {
            closeItems()
            paragraph.append(Self.plain(line))
        }
    }

    private mutating func closeParagraph() {
        if !paragraph.isEmpty { blocks.append(paragraph.joined(separator: " ")) }
        paragraph = []
    }

    private mutating func closeItems() {
        if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
        items = []
        // Each row is said in full, so that it can be quoted alone: "- A5 — Dimensions: 148 × 210 mm".
        if let header = table.first, table.count > 1 {
            let rows = table.dropFirst().map { row in Self.line(of: row, header: header) }
            blocks.append(rows.joined(separator: "\n"))
        }
        table = []
    }

    /// "A5 : 148 × 210 mm" of two columns; with more, each cell is named: "A5 — Taille : 148 × 210 — Usage : roman".
    private static func line(of row: [String], header: [String]) -> String {
        if header.count == 2, row.count == 2 { return "- \(row[0]) : \(row[1])" }
        let cells = zip(header, row).dropFirst().map { "\($0) : \($1)" }
        return "- " + ([row.first ?? ""] + cells).joined(separator: " — ")
    }

    private mutating func closeBlock() {
        closeParagraph()
        closeItems()
    }

    private mutating func closeSection() {
        closeBlock()
        if !blocks.isEmpty { sections.append(Document.Section(headings: headings.map(\.text), blocks: blocks)) }
        blocks = []
    }

    private static func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return (level, plain(line.dropFirst(level).trimmingCharacters(in: .whitespaces)))
    }

    private static func item(_ line: String) -> String? {
        for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
        let digits = line.prefix(while: \.isNumber)
        guard (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return String(line.dropFirst(digits.count + 2))
    }

    /// The text without marks for emphasis, code and links.
    private static func plain(_ text: String) -> String {
        text.replacing(/!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)/) { $0.output.1 }
            .replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
            .replacing(/(^|[\s(«])[*_]([^*_]{1,500})[*_]/) { "\($0.output.1)\($0.output.2)" }
    }
}
