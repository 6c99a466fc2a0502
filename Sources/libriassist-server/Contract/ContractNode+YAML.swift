import Yams

extension ContractNode {
    /// Reads a YAML text.
    ///
    /// Plain words have the meaning of YAML 1.2's JSON schema, which OpenAPI asks for: `on` and `no` are texts, and so are
    /// days.
    ///
    /// - Throws: An error of Yams.
    init(yaml: String) throws {
        self = try Yams.compose(yaml: yaml).map { Self($0) } ?? .nothing
    }

    private init(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(mapping.map { Member(name: $0.key.string ?? "", value: Self($0.value)) })
        case .sequence(let sequence): self = .list(sequence.map { Self($0) })
        case .scalar(let scalar): self = scalar.style == .plain ? Self(plain: scalar.string) : .text(scalar.string)
        // Yams puts in place of an alias what it stands for.
        case .alias: self = .nothing
        }
    }

    private init(plain word: String) {
        switch word {
        case "", "~", "null": self = .nothing
        case "true": self = .flag(true)
        case "false": self = .flag(false)
        default:
            let mayBeNumber = word.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
            if mayBeNumber, let number = Int(word) {
                self = .integer(number)
            } else if mayBeNumber, let number = Double(word), number.isFinite {
                self = .number(number)
            } else {
                self = .text(word)
            }
        }
    }
}
