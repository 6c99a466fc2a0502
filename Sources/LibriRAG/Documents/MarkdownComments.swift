/// Leaves out of the lines of a text what is not for customers: comments, scripts and styles, which may go over many lines.
struct MarkdownComments {
    /// The end of the one at hand.
    private var end: [UInt8]?

    private static let kinds = [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")].map {
        (opening: Array($0.utf8), end: Array($1.utf8))
    }

    /// What is to be seen of the next line.
    mutating func without(_ line: Substring) -> Substring {
        let bytes = line.utf8
        guard end != nil || bytes.contains(UInt8(ascii: "<")) else { return line }
        var visible = ""
        var start = bytes.startIndex
        var place = start
        while place < bytes.endIndex {
            if let end {
                if Self.begins(bytes[place...], with: end) {
                    place = bytes.index(place, offsetBy: end.count)
                    start = place
                    self.end = nil
                } else {
                    place = bytes.index(after: place)
                }
            } else if bytes[place] == UInt8(ascii: "<"),
                let kind = Self.kinds.first(where: { Self.begins(bytes[place...], with: $0.opening) })
            {
                visible += line[start..<place]
                place = bytes.index(place, offsetBy: kind.opening.count)
                end = kind.end
            } else {
                place = bytes.index(after: place)
            }
        }
        return Substring(end == nil ? visible + line[start...] : visible)
    }

    /// Whether some bytes begin with letters and marks, whatever the letters' case.
    private static func begins(_ bytes: Substring.UTF8View, with mark: [UInt8]) -> Bool {
        let lowered = bytes.prefix(mark.count).lazy.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        return lowered.elementsEqual(mark)
    }
}
