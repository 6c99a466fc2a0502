/// What a customer gives to name an order: the whole number, or only its first block.
public enum OrderReference: Sendable, Hashable, CustomStringConvertible {
    /// A whole number, `CL-401372-487531`.
    case full(OrderNumber)
    /// Only the first block with its prefix, `CL-401372`.
    case firstBlock(String)

    /// Reads a reference in any usual notation.
    ///
    /// - Parameters:
    ///   - text: The number or its first block and nothing else, at most 100 characters.
    ///   - format: The shop's format.
    /// - Throws: ``OrderNumberError`` that says which form was expected; the text itself is not repeated.
    public init(_ text: String, format: OrderNumberFormat = .coolLibri) throws(OrderNumberError) {
        if let number = OrderNumber(written: text, format: format) {
            self = .full(number)
            return
        }
        let found =
            text.utf8.count <= 400 ? OrderReferenceScanner(format: format).scan(text, isReference: true) : .init()
        guard found.references.count == 1, found.isWholeText, let reference = found.references.first else {
            throw OrderNumberError(
                message: "This is not an order number: expected \(format.example), with digits for X.")
        }
        self = reference
    }

    /// The reference as the shop writes it.
    public var description: String {
        switch self {
        case .full(let number): number.description
        case .firstBlock(let block): block
        }
    }

    /// It is a whole number.
    public var isFull: Bool {
        if case .full = self { true } else { false }
    }

    /// The first block with its prefix.
    public var firstBlock: String {
        switch self {
        case .full(let number): number.firstBlock
        case .firstBlock(let block): block
        }
    }
}

extension OrderReference: Codable {
    /// Decodes the form that ``encode(to:)`` writes: the blocks, joined by the prefix's dashes.
    public init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode(Stored.self)
        switch parts.number {
        case let number?: self = .full(OrderNumber(description: number, firstBlock: parts.block))
        case nil: self = .firstBlock(parts.block)
        }
    }

    /// Encodes the reference for a sealed conversation.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .full(let number): try container.encode(Stored(block: number.firstBlock, number: number.description))
        case .firstBlock(let block): try container.encode(Stored(block: block, number: nil))
        }
    }

    private struct Stored: Codable {
        var block: String
        var number: String?
    }
}

extension OrderNumber {
    fileprivate init(description: String, firstBlock: String) {
        self.description = description
        self.firstBlock = firstBlock
    }
}
