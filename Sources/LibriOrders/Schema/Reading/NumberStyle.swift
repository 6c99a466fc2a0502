/// How a column writes order numbers.
public enum NumberStyle: String, Sendable, Decodable, CaseIterable {
    /// As customers read them: `CL-401372-487531`
    case printed
    /// Without dashes: `CL401372487531`
    case joined
    /// Without the prefix: `401372-487531`
    case dashedDigits
    /// Digits alone: `401372487531`
    case digits

    /// A number, or the beginning that all numbers of a first block share, as the column writes it.
    func written(_ reference: OrderReference, format: OrderNumberFormat) -> String {
        let isWhole = reference.isFull || format.blocks.count == 1
        var blocks = reference.description.split(separator: "-")[...]
        if !format.prefix.isEmpty, self == .dashedDigits || self == .digits { blocks = blocks.dropFirst() }
        switch self {
        case .printed, .dashedDigits: return blocks.joined(separator: "-") + (isWhole ? "" : "-")
        case .joined, .digits: return blocks.joined()
        }
    }

    /// The number that a column's value is, or nothing.
    func number(from value: String, format: OrderNumberFormat) -> OrderNumber? {
        switch self {
        case .printed: return try? OrderNumber(value, format: format)
        case .dashedDigits: return try? OrderNumber(prefixed(value, by: "-", format), format: format)
        case .joined, .digits:
            let digits = value.utf8.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard digits.count == format.blocks.reduce(0, +) else { return nil }
            var rest = Substring(digits)
            let blocks = format.blocks.map { length in
                defer { rest = rest.dropFirst(length) }
                return String(rest.prefix(length))
            }
            let written = prefixed(blocks.joined(separator: "-"), by: "-", format)
            let number = try? OrderNumber(written, format: format)
            // Whatever else stood there, such as another prefix, makes it no number of this shop.
            return number.flatMap { self.written(.full($0), format: format) == value ? $0 : nil }
        }
    }

    private func prefixed(_ value: String, by dash: String, _ format: OrderNumberFormat) -> String {
        format.prefix.isEmpty ? value : format.prefix + dash + value
    }
}
