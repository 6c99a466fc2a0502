/// How a shop writes its order numbers: a prefix and blocks of digits.
///
/// The default is CoolLibri's: `CL-401372-487531`.
public struct OrderNumberFormat: Sendable, Equatable {
    /// The letters in front, upper case; empty when numbers have no prefix.
    public let prefix: String
    /// The number of digits in each block.
    public let blocks: [Int]

    /// CoolLibri's format, `CL` and two blocks of six digits.
    public static let coolLibri = OrderNumberFormat(uncheckedPrefix: "CL", blocks: [6, 6])

    /// Creates a format.
    ///
    /// - Parameters:
    ///   - prefix: 0 to 8 ASCII letters.
    ///   - blocks: 1 to 4 block lengths of 3 to 12 digits each.
    /// - Throws: ``OrderNumberError`` when one of these bounds is exceeded.
    public init(prefix: String, blocks: [Int]) throws(OrderNumberError) {
        guard prefix.utf8.count <= 8, prefix.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            throw OrderNumberError(
                message: "The prefix \"\(prefix)\" of order numbers must be at most 8 letters A to Z.")
        }
        guard (1...4).contains(blocks.count), blocks.allSatisfy({ (3...12).contains($0) }) else {
            throw OrderNumberError(
                message: "The blocks \(blocks) of order numbers must be 1 to 4 lengths of 3 to 12 digits.")
        }
        self.init(uncheckedPrefix: prefix.uppercased(), blocks: blocks)
    }

    private init(uncheckedPrefix: String, blocks: [Int]) {
        prefix = uncheckedPrefix
        self.blocks = blocks
    }

    /// The format as a customer reads it: `CL-XXXXXX-XXXXXX`.
    public var example: String { join(blocks.map { String(repeating: "X", count: $0) }) }

    func join(_ blocks: [String]) -> String { ((prefix.isEmpty ? [] : [prefix]) + blocks).joined(separator: "-") }
}

/// A text is not an order number of the shop.
public struct OrderNumberError: Error, Equatable, CustomStringConvertible {
    /// What is wrong and what was expected.
    public let message: String

    /// The message.
    public var description: String { message }
}
