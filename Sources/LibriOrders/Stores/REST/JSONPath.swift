/// Where a value stands within JSON: `customer.lastName`, `lines.0.title`.
///
/// Keys are parted by dots; a number is the place in a list, or a key where there is no list. `\.` is a dot within a
/// key and `\\` a backslash. Nothing at all, or `.`, is the root.
struct JSONPath: Sendable, Equatable {
    /// A step down.
    struct Step: Sendable, Equatable {
        var key: String
        /// The place in a list, if the key is one.
        var place: Int?
    }

    let steps: [Step]

    /// Reads a path; nothing when a key is empty or a backslash stands before anything else.
    init?(_ text: String) {
        guard text != "", text != "." else {
            steps = []
            return
        }
        var keys = [""]
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case ".": keys.append("")
            case "\\":
                guard let next = rest.popFirst(), next == "." || next == "\\" else { return nil }
                keys[keys.count - 1].append(next)
            default: keys[keys.count - 1].append(character)
            }
        }
        guard !keys.contains("") else { return nil }
        steps = keys.map { key in
            let isPlace = key.utf8.count <= Self.mostDigits && key.allSatisfy { $0.isASCII && $0.isNumber }
            return Step(key: key, place: isPlace ? Int(key) : nil)
        }
    }

    var isRoot: Bool { steps.isEmpty }

    /// No list is longer.
    private static let mostDigits = 9
}
