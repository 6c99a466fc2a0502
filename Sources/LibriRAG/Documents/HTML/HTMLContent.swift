#if Documents
/// The main content of a page.
struct HTMLContent {
    private var builder = SectionBuilder()
    private var text = ""
    private var table = Table(grid: HTMLTableGrid(budget: 0))
    /// The tables around the one at hand.
    private var outerTables: [Table] = []
    /// How many bytes the page's tables may still repeat in cells that span others.
    private var repeatBudget = 16_000_000
    /// The open elements that say what a text is.
    private var kinds: [Kind] = []
    private var isItemBegun = false
    private(set) var links: [DocumentMarkup.Link] = []
    /// Where a table begins of which cells were left empty: its line, where that is known.
    private(set) var cutTables: [Int?] = []

    private enum Kind { case heading(Int), item, cell, other }

    /// A table that has begun.
    private struct Table {
        var grid: HTMLTableGrid
        /// The row at hand.
        var cells: [HTMLTableGrid.Cell] = []
        var isInHead = false
        var isHeadRow = false
    }

    var sections: [Document.Section] { builder.sections }
    var title: String? { builder.title }
    /// Whether rows of tables were left out; see ``SectionBuilder/isCut``.
    var isCut: Bool { builder.isCut }
    var headings: [DocumentMarkup.Heading] { builder.outline }

    init(of page: HTMLPage) {
        let main = Self.main(of: page.root)
        var content = self
        main.node.walk(
            enter: { node in content.enter(node, isMain: main.isMarked) }, leave: { node in content.leave(node) })
        content.flush()
        content.builder.endSection()
        self = content
    }

    /// The element that the page marks as its content; else its body.
    private static func main(of root: HTMLNode) -> (node: HTMLNode, isMarked: Bool) {
        let elements = root.elements
        if let main = elements.first(where: { $0.name == "main" || $0.attribute("role") == "main" }) {
            return (main, true)
        }
        let articles = elements.filter { $0.name == "article" }
        if articles.count == 1 { return (articles[0], true) }
        return (elements.first { $0.name == "body" } ?? root, false)
    }

    private mutating func enter(_ node: HTMLNode, isMain: Bool) -> Bool {
        if let characters = node.characters {
            text += characters
            return false
        }
        guard let name = node.name else { return false }
        if Self.isLeftOut(node, name, isMain: isMain) {
            text += " "
            return false
        }
        if name == "a" || name == "img", let target = node.attribute(name == "a" ? "href" : "src") {
            // A picture may stand in its own target, as long as it likes.
            links.append(DocumentMarkup.Link(target: String(target.prefix(2_000)).withoutInvisibleCharacters()))
        }
        switch name {
        case "br", "hr": text += " "
        case _ where Self.inline.contains(name): break
        default:
            flush()
            kinds.append(Self.kind(of: name))
            if name == "li" || name == "dd" { isItemBegun = false }
            if name == "thead" { table.isInHead = true }
            if name == "tr" { (table.cells, table.isHeadRow) = ([], true) }
            if name == "td" || name == "th" { table.cells.append(HTMLTableGrid.Cell(node)) }
            if name == "td", !table.isInHead { table.isHeadRow = false }
            if name == "table" { beginTable() }
            if name == "table" || name == "ul" || name == "ol" || name == "dl" { endBlockUnlessNested() }
        }
        return true
    }

    private mutating func leave(_ node: HTMLNode) {
        guard let name = node.name, name != "br", name != "hr", !Self.inline.contains(name) else { return }
        flush()
        if !kinds.isEmpty { kinds.removeLast() }
        switch name {
        case "thead", "tbody", "tfoot":
            table.isInHead = false
            table.grid.endGroup()
        case "tr": endRow()
        case "table": endTable(at: node.line)
        case "p", "blockquote", "pre", "section", "article", "div", "dt": endBlockUnlessNested()
        case "ul", "ol", "dl": endBlockUnlessNested()
        default: break
        }
    }

    /// Begins a table; the row around it goes on when it ends.
    private mutating func beginTable() {
        add(table.grid.takeHeads())
        outerTables.append(table)
        table = Table(grid: HTMLTableGrid(budget: repeatBudget))
        if outerTables.count > 1 { builder.beginInnerTable() }
    }

    private mutating func endRow() {
        add(table.grid.add(table.cells, isHead: table.isHeadRow))
        table.cells = []
    }

    private mutating func endTable(at line: Int?) {
        // Cells that stand in no row.
        if !table.cells.isEmpty { endRow() }
        add(table.grid.takeHeads())
        repeatBudget -= table.grid.repeated
        if table.grid.isCut { cutTables.append(line) }
        table = outerTables.popLast() ?? Table(grid: HTMLTableGrid(budget: 0))
        if outerTables.isEmpty { endBlockUnlessNested() } else { builder.endInnerTable() }
    }

    private mutating func add(_ rows: [HTMLTableGrid.Row]) {
        for row in rows { builder.row(row.cells, isHead: row.isHead) }
    }

    /// A paragraph within an item or a cell does not end the list or table around it.
    private mutating func endBlockUnlessNested() {
        let isNested = kinds.contains { if case .other = $0 { false } else { true } }
        if !isNested { builder.endBlock() }
    }

    /// Gives the characters collected to the innermost element that says what they are.
    private mutating func flush() {
        let said = text.collapsed
        text = ""
        guard !said.isEmpty else { return }
        let kind = kinds.last { if case .other = $0 { false } else { true } } ?? .other
        switch kind {
        case .heading(let level): builder.heading(level, said)
        case .cell:
            if table.cells.isEmpty { table.cells.append(HTMLTableGrid.Cell()) }
            let last = table.cells.count - 1
            table.cells[last].text += (table.cells[last].text.isEmpty ? "" : " ") + said
        case .other: builder.line(said)
        case .item:
            if isItemBegun, builder.isInList { builder.continueItem(said) } else { builder.item(said) }
            isItemBegun = true
        }
    }

    private static func kind(of name: String) -> Kind {
        switch name {
        case "h1": .heading(1)
        case "h2": .heading(2)
        case "h3": .heading(3)
        case "h4": .heading(4)
        case "h5": .heading(5)
        case "h6": .heading(6)
        case "li", "dd": .item
        case "td", "th": .cell
        default: .other
        }
    }

    /// What is no content: menus, scripts, controls, what is hidden. Outside of the marked content, also the page's head and foot.
    private static func isLeftOut(_ node: HTMLNode, _ name: String, isMain: Bool) -> Bool {
        if neverContent.contains(name) || node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true" {
            return true
        }
        if let style = node.attribute("style")?.lowercased().filter({ $0 != " " }), style.contains("display:none") {
            return true
        }
        if let role = node.attribute("role"), roles.contains(role) { return true }
        // What holds the whole page is no menu, whatever its class says of the page.
        guard !isMain, name != "body", name != "html", name != "form" else { return false }
        if name == "header" || name == "footer" || name == "aside" { return true }
        let marks = [node.attribute("id"), node.attribute("class")].compactMap(\.self).joined(separator: " ")
            .lowercased()
        return marks.split(separator: " ").contains(where: isBoilerplate)
    }

    /// Whether a name says what the element is ("site-footer"), and not what it has or lacks ("no-sidebar", "banner-image").
    private static func isBoilerplate(_ mark: Substring) -> Bool {
        let words = mark.split { !$0.isLetter }
        guard let last = words.last, boilerplate.contains(String(last)) else { return false }
        return !["no", "has", "with", "without"].contains(words.first)
    }

    private static let neverContent: Set<String> = [
        "head", "script", "style", "noscript", "template", "nav", "button", "select", "input", "textarea",
        "svg",
        "canvas", "iframe", "object", "embed", "audio", "video", "dialog", "menu",
    ]
    private static let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alert",
    ]
    private static let boilerplate: Set<String> = [
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "cookie", "cookies",
        "social", "share", "pagination", "newsletter", "banner", "popup", "modal",
    ]
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt",
        "u", "var", "wbr",
    ]
}
#endif
