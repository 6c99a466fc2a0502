/// Finds e-mail addresses, web addresses and long numbers such as telephone numbers in a text.
enum ContactScanner {
    /// The contacts of a text, each in the one way in which it is compared.
    static func contacts(in text: String) -> [String] {
        addresses(in: text) + numbers(in: TextToken.tokens(of: text)).map(\.contact)
    }

    /// Addresses: what holds an `@` or a scheme, begins with `www.`, or ends in a known top-level domain.
    private static func addresses(in text: String) -> [String] {
        text.splitAtWhiteSpace().flatMap { $0.split(whereSeparator: { "<>()[]{}«»\"“”,;".contains($0) }) }
            .compactMap { piece in
                var address = piece.folded()
                while let last = address.last, ".!?:/'…".contains(last) { address.removeLast() }
                for prefix in ["mailto:", "https://", "http://", "www."] where address.hasPrefix(prefix) {
                    return String(address.dropFirst(prefix.count)).withoutWWW
                }
                return address.contains("@") && address.count > 1 || address.contains("://") || address.isDomain
                    ? address : nil
            }
    }

    /// Runs of at least seven digits, whatever parts them.
    static func numbers(in tokens: [TextToken]) -> [(contact: String, tokens: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var index = 0
        while index < tokens.count {
            guard tokens[index].kind == .digits else {
                index += 1
                continue
            }
            let start = index
            var digits = ""
            var end = index
            while index < tokens.count {
                if tokens[index].kind == .digits {
                    digits += tokens[index].folded
                    end = index + 1
                } else if !separators.contains(tokens[index].folded) || index - end >= 2 {
                    break
                }
                index += 1
            }
            index = end
            if digits.count >= 7, !isDate(tokens[start..<end]), !isFigure(end, tokens) {
                if start > 0, tokens[start - 1].folded == "+", digits.hasPrefix("33") {
                    digits = "0" + digits.dropFirst(2)
                }
                found.append((digits, start..<end))
            }
        }
        return found
    }

    private static func isDate(_ tokens: ArraySlice<TextToken>) -> Bool {
        let numbers = tokens.filter { $0.kind == .digits }
        return numbers.count == 3 && tokens.count == 5 && numbers.contains { $0.text.count == 4 }
            && numbers.allSatisfy { [1, 2, 4].contains($0.text.count) }
    }

    /// A long number with a unit is a figure, such as `1 000-10 000 pages`.
    private static func isFigure(_ end: Int, _ tokens: [TextToken]) -> Bool { FigureUnit.unit(at: end, tokens) != nil }

    private static let separators: Set<String> = ["-", ".", "/", "(", ")", "·", "_"]
}

extension String {
    fileprivate var withoutWWW: String { hasPrefix("www.") ? String(dropFirst(4)) : self }

    /// Whether it looks like `name.fr`.
    fileprivate var isDomain: Bool {
        let host = prefix { $0 != "/" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
        return Self.topLevels.contains(String(last)) && labels[0].contains(where: \.isLetter)
    }

    private static let topLevels: Set<String> = [
        "fr", "com", "net", "org", "eu", "io", "info", "biz", "example", "be", "ch", "lu", "co", "uk", "de", "ru", "cn",
        "xyz", "shop", "online", "site", "store", "app", "me", "ly", "tk", "top", "click", "link", "test", "invalid",
    ]
}
