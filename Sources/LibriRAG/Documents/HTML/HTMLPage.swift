#if Documents
import CHTMLParser
import Foundation

/// A parsed page.
final class HTMLPage {
    private let document: htmlDocPtr
    /// The element `html`.
    let root: HTMLNode

    /// Parses a page as libxml2 does: whatever is wrong in it is repaired, and the network is not used.
    init?(_ data: Data) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
        // Bytes that are UTF-8 are meant as such, whatever the page says of itself.
        let isUTF8 = String(data: data, encoding: .utf8) != nil
        let parsed = data.withUnsafeBytes { bytes in
            htmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
                isUTF8 ? "UTF-8" : nil, Int32(options))
        }
        guard let parsed else { return nil }
        document = parsed
        guard let root = xmlDocGetRootElement(parsed) else {
            xmlFreeDoc(parsed)
            return nil
        }
        self.root = HTMLNode(root)
    }

    deinit { xmlFreeDoc(document) }

    /// The language that the page says it is in, if it is one of ours.
    var language: Language? {
        root.attribute("lang").flatMap { Language(rawValue: String($0.prefix(2)).lowercased()) }
    }

    /// The page's own title, without the shop's name behind it: `Livraison | CoolLibri`.
    var title: String? {
        let titles = elements("meta").filter { $0.attribute("property") == "og:title" }.compactMap {
            $0.attribute("content")
        }
        let whole = titles.first ?? elements("title").first?.text
        guard let whole = whole?.collapsed, !whole.isEmpty else { return nil }
        for mark in [" | ", " — ", " – ", " · "] {
            if let range = whole.range(of: mark) { return String(whole[..<range.lowerBound]) }
        }
        return whole
    }

    /// Where customers find the page.
    var canonicalURL: String? {
        elements("link").first { $0.attribute("rel")?.lowercased() == "canonical" }?.attribute("href").flatMap {
            address in
            address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
        }
    }

    /// The day of the last change.
    var updated: LocalDate? {
        let names: Set = ["article:modified_time", "og:updated_time", "last-modified", "dateModified", "date"]
        return elements("meta").lazy.filter { meta in
            ["property", "name", "itemprop"].contains { meta.attribute($0).map(names.contains) ?? false }
        }.compactMap { $0.attribute("content").flatMap { LocalDate(iso: $0) } }.first
    }

    /// The names that links can lead to.
    var anchors: Set<String> {
        Set(
            root.elements.flatMap { [$0.attribute("id"), $0.name == "a" ? $0.attribute("name") : nil] }.compactMap(
                \.self))
    }

    private func elements(_ name: String) -> [HTMLNode] { root.elements.filter { $0.name == name } }
}

/// An element or a text of a page. It must not outlive the page.
struct HTMLNode {
    private let node: xmlNodePtr

    init(_ node: xmlNodePtr) { self.node = node }

    /// The element's name in lower case; nothing for what is no element.
    var name: String? {
        node.pointee.type == XML_ELEMENT_NODE ? node.pointee.name.map { String(cString: $0).lowercased() } : nil
    }

    /// The characters of a text.
    var characters: String? {
        guard node.pointee.type == XML_TEXT_NODE else { return nil }
        return node.pointee.content.map { String(cString: $0) }
    }

    /// The line of the file that it begins on; nothing where the parser has lost count.
    var line: Int? {
        let line = xmlGetLineNo(node)
        return (1..<65_535).contains(line) ? Int(line) : nil
    }

    /// An attribute's value, empty where it has none; nothing where the attribute is not there.
    func attribute(_ name: String) -> String? {
        var attribute = node.pointee.properties
        while let current = attribute {
            if let key = current.pointee.name, String(cString: key).lowercased() == name {
                return current.pointee.children?.pointee.content.map { String(cString: $0) } ?? ""
            }
            attribute = current.pointee.next
        }
        return nil
    }

    /// Comes to each node within as it begins and ends, without recursion: pages may be nested as deep as they are long.
    ///
    /// - Parameters:
    ///   - enter: Whether to go into the node.
    ///   - leave: Called at the end of each node that was gone into.
    func walk(enter: (HTMLNode) -> Bool, leave: (HTMLNode) -> Void) {
        var current: xmlNodePtr? = node
        while let here = current {
            if enter(HTMLNode(here)) {
                if let child = here.pointee.children {
                    current = child
                    continue
                }
                leave(HTMLNode(here))
            }
            var done: xmlNodePtr? = here
            while let end = done, end != node, end.pointee.next == nil {
                done = end.pointee.parent
                if let parent = done { leave(HTMLNode(parent)) }
            }
            guard let end = done, end != node else { return }
            current = end.pointee.next
        }
    }

    /// The elements within, this one first.
    var elements: [HTMLNode] {
        var found: [HTMLNode] = []
        walk(
            enter: { node in
                if node.name != nil { found.append(node) }
                return node.name != nil
            }, leave: { _ in })
        return found
    }

    /// All characters within.
    var text: String {
        var text = ""
        walk(
            enter: { node in
                if let characters = node.characters { text += characters }
                return node.name != nil
            }, leave: { _ in })
        return text
    }
}

extension String {
    /// The text with one space wherever there is white space.
    var collapsed: String {
        withoutInvisibleCharacters().split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" })
            .joined(separator: " ")
    }
}
#endif
