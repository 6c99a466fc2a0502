import Foundation

/// A value of the front matter.
enum FrontMatterValue: Equatable {
    case text(String)
    case list([FrontMatterValue])
    /// Keys of their own, which documents have no use for.
    case mapping

    /// Reads a value as it is written: in quotation marks, in brackets, as a block of lines, or plain; a comment may follow.
    ///
    /// Source: YAML 1.2.2, chapters 7 and 8. Unlike there, a plain text may hold " : ", as French titles do.
    ///
    /// - Returns: Nothing where a bracket is not closed.
    init?(_ written: String) {
        var scanner = FrontMatterScanner(written)
        switch scanner.next {
        case "[":
            guard let list = scanner.list() else { return nil }
            self = scanner.isAtEnd ? list : .text(Self.plain(written))
        case "\"", "'":
            let text = scanner.quoted()
            self = .text(scanner.isAtEnd ? text ?? Self.plain(written) : Self.plain(written))
        case "{": self = .mapping
        case "|", ">":
            let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
            self = .text(Self.joined(lines.dropFirst()))
        default:
            let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
            let isMapping = lines.dropFirst().contains { $0.contains(Self.key) }
            self = isMapping ? .mapping : .text(Self.plain(written))
        }
    }
}
