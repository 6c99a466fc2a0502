/// A whole order number, in the shop's own notation: `CL-401372-487531`.
public struct OrderNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as the shop writes it.
    public let description: String
    /// Its first block with the prefix, `CL-401372`.
    public let firstBlock: String

    init(format: OrderNumberFormat, blocks: [String]) {
        description = format.join(blocks)
        firstBlock = format.join(Array(blocks.prefix(1)))
    }

    /// A number in the shop's own notation, as databases and forms hold it: it needs no search. Nothing for any other text.
    init?(written text: String, format: OrderNumberFormat) {
        var pieces = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
        if !format.prefix.isEmpty {
            guard let prefix = pieces.popFirst(), prefix.elementsEqual(format.prefix.utf8) else { return nil }
        }
        guard pieces.map(\.count) == format.blocks,
            pieces.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        self.init(format: format, blocks: pieces.map { String(decoding: $0, as: UTF8.self) })
    }

    /// Reads a number in any usual notation: `cl 401372 487531`, `CL‑401372–487531`, `401372-487531`.
    ///
    /// - Parameters:
    ///   - text: The number and nothing else.
    ///   - format: The shop's format.
    /// - Throws: ``OrderNumberError`` that says which form was expected; the text itself is not repeated.
    public init(_ text: String, format: OrderNumberFormat = .coolLibri) throws(OrderNumberError) {
        guard case .full(let number) = try OrderReference(text, format: format) else {
            throw OrderNumberError(
                message: "The order number is not complete: expected \(format.example), with digits for X.")
        }
        self = number
    }
}
