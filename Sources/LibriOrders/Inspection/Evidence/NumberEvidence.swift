/// How many of a column's values are order numbers of the shop, and in which style they are written.
struct NumberEvidence {
    let style: NumberStyle
    /// The share of the values that are order numbers in that style.
    let share: Double
    /// How hard the style is to hit by chance: figures alone may be anything.
    let weight: Double

    /// - Returns: Nothing when hardly a value is an order number.
    init?(_ values: ValueProfile, format: OrderNumberFormat) {
        let digits = format.blocks.reduce(0, +)
        guard values.kind != .binary, values.kind != .flag, !values.filled.isEmpty else { return nil }
        let eligible = values.counts.keys.filter { text in
            text.utf8.count <= 40 && text.utf8.count { (0x30...0x39).contains($0) } == digits
        }
        let amount = eligible.reduce(0) { $0 + (values.counts[$1] ?? 0) }
        guard amount * 10 >= values.filled.count * 3 else { return nil }
        var best: (style: NumberStyle, share: Double)?
        for style in NumberStyle.allCases {
            // An equal share in a later style is the same writing: without a prefix, dashed digits are the printed
            // form.
            let share = values.share { Self.isWritten($0, style, format) }
            if share > best?.share ?? 0.3 { best = (style, share) }
        }
        guard let best else { return nil }
        style = best.style
        share = best.share
        let isBare = best.style == .digits || format.prefix.isEmpty && best.style == .joined
        weight = isBare ? (digits >= 10 ? 0.7 : 0.4) : !format.prefix.isEmpty || format.blocks.count > 1 ? 1 : 0.4
    }

    /// Whether a value is exactly what a look-up would compare with.
    static func isWritten(_ text: String, _ style: NumberStyle, _ format: OrderNumberFormat) -> Bool {
        guard let number = style.number(from: text, format: format) else { return false }
        return style.written(.full(number), format: format) == text
    }
}
