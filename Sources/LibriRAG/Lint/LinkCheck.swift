import Foundation

/// Finds links to documents, headings and pages of the shop that are not there.
struct LinkCheck {
    private let documents: [Document]
    private let byName: [String: Document]
    private let headingNames: [String: Set<String>]
    private let files: Set<String>
    private let folders: Set<String>
    private let addresses: Set<String>
    private let hosts: Set<String>

    init(documents: [Document], otherFiles: [String]) {
        self.documents = documents
        byName = Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        headingNames = byName.compactMapValues { $0.markup.map { Self.names(of: $0.headings) } }
        files = Set(otherFiles)
        var folders: Set<String> = [""]
        for name in documents.map(\.id) + otherFiles {
            var rest = name[...]
            while let slash = rest.lastIndex(of: "/") {
                rest = rest[..<slash]
                guard folders.insert(String(rest)).inserted else { break }
            }
        }
        self.folders = folders
        let urls = documents.compactMap { $0.url.flatMap { URLComponents(string: $0) } }
        addresses = Set(urls.compactMap(Self.address))
        hosts = Set(urls.compactMap { $0.host?.lowercased() })
    }

    func findings() -> [LintFinding] {
        documents.flatMap { document in
            var seen: Set<String> = []
            return links(of: document).filter { seen.insert($0.target).inserted }.compactMap { link in
                fault(of: link.target, in: document).map { fault in
                    LintFinding(
                        .deadLink, fault.severity, document: document.id, line: link.line, message: fault.message,
                        other: fault.other)
                }
            }
        }
    }

    private struct Fault {
        var severity: LintFinding.Severity = .warning
        var message: String
        var other: String?
    }

    /// The links of the markup, and the addresses that stand in the text.
    private func links(of document: Document) -> [DocumentMarkup.Link] {
        let written = document.sections.lazy.flatMap(\.blocks).filter { $0.contains("://") }.flatMap { block in
            block.matches(of: /https?:\/\/[^\s<>"'«»()\[\]|]{1,2000}/).map { match in
                var address = match.output
                while let last = address.last, ".,;:!?…*_`".contains(last) { address.removeLast() }
                return DocumentMarkup.Link(target: String(address))
            }
        }
        return (document.markup?.links ?? []) + written
    }

    private func fault(of target: String, in document: Document) -> Fault? {
        let target = target.trimmingCharacters(in: .whitespaces)
        let scheme = target.prefix(while: { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        let isAbsolute = target.hasPrefix("//")
        if target.isEmpty { return Fault(message: "A link leads nowhere: it has no target.") }
        if target.dropFirst(scheme.count).hasPrefix(":"), scheme.first?.isLetter == true {
            guard ["http", "https"].contains(scheme.lowercased()) else { return nil }
            return faultOfAddress(target)
        }
        if isAbsolute { return faultOfAddress("https:" + target) }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts[0].prefix { $0 != "?" })
        let anchor = parts.count > 1 ? String(parts[1]).removingPercentEncoding ?? String(parts[1]) : ""
        if path.isEmpty { return faultOfAnchor(anchor, in: document, from: document, target) }
        return faultOfFile(path.removingPercentEncoding ?? path, anchor, in: document, target)
    }

    /// An absolute address of a host that documents have, when no document has that address.
    private func faultOfAddress(_ target: String) -> Fault? {
        guard let url = URLComponents(string: target), let host = url.host?.lowercased(), hosts.contains(host),
            let address = Self.address(url), !addresses.contains(address), !url.path.isEmpty, url.path != "/"
        else { return nil }
        return Fault(
            severity: .notice, message: "\(target) is on the shop's own site, but no document has this address.")
    }

    private func faultOfFile(_ path: String, _ anchor: String, in document: Document, _ target: String) -> Fault? {
        // On the shop's site a link may be meant from the page's address, not from its file.
        let base = document.url.flatMap { URL(string: $0) }
        if let base, let url = URL(string: target, relativeTo: base)?.absoluteURL,
            let parts = URLComponents(url: url, resolvingAgainstBaseURL: true), let address = Self.address(parts),
            addresses.contains(address)
        {
            return nil
        }
        if path.hasPrefix("/") {
            return base.flatMap { URL(string: target, relativeTo: $0) }.flatMap { faultOfAddress($0.absoluteString) }
        }
        guard let name = Self.name(of: path, from: document.id) else {
            return Fault(severity: .notice, message: "\(target) leads out of the folders that were looked over.")
        }
        if let other = byName[name] { return faultOfAnchor(anchor, in: other, from: document, target) }
        if files.contains(name) || folders.contains(name) { return nil }
        return Fault(message: "\(target) leads to \(name), which is not there.")
    }

    private func faultOfAnchor(_ anchor: String, in other: Document, from document: Document, _ target: String)
        -> Fault?
    {
        guard !anchor.isEmpty, anchor.lowercased() != "top", let markup = other.markup,
            !markup.anchors.contains(anchor),
            headingNames[other.id]?.contains(anchor.comparable) != true
        else { return nil }
        return Fault(
            message:
                "\(target) leads to a heading that \(other.id == document.id ? "the document" : other.id) has not.",
            other: other.id == document.id ? nil : other.id)
    }

    /// The names that programs make of headings; a heading that comes again gets a number. Programs differ in accents
    /// and marks, so that these do not count.
    private static func names(of headings: [DocumentMarkup.Heading]) -> Set<String> {
        var counts: [String: Int] = [:]
        var names: Set<String> = []
        for heading in headings {
            let name = heading.text.comparable
            let count = counts[name, default: 0]
            names.insert(count == 0 ? name : "\(name)\(count)")
            counts[name] = count + 1
        }
        return names
    }

    /// The path of a file that is named from another one; nothing when it is above all folders.
    private static func name(of path: String, from document: String) -> String? {
        var parts = document.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// An address without what does not tell pages apart.
    private static func address(_ url: URLComponents) -> String? {
        guard let host = url.host?.lowercased() else { return nil }
        let path = url.path.hasSuffix("/") ? String(url.path.dropLast()) : url.path
        return host + path
    }
}

extension String {
    /// Letters and digits alone, without case and accents.
    fileprivate var comparable: String { folded().filter { $0.isLetter || $0.isNumber } }
}
