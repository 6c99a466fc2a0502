/// Draws order numbers, each of them once, in bounded memory.
struct SampleNumbers: Sendable {
    private static let blocks = 100_000...999_999
    /// Beyond so many orders, orders share first blocks, as the ones left free take too long to find.
    private static let mostDistinctBlocks = 800_000

    private static let fewestBits = 1 << 24
    private static let mostBits = 1 << 29

    private let reservedBlock: Int
    /// A bit for each first block.
    private var usedBlocks = BitTable(bitCount: Self.blocks.count)
    private var usedBlockCount = 0
    private var drawn: BitTable

    /// Prepares for a number of orders.
    ///
    /// - Parameters:
    ///   - count: The number of orders.
    ///   - reservedBlock: A first block that is never drawn.
    init(count: Int, reservedBlock: Int) {
        self.reservedBlock = reservedBlock
        // 256 bits an order leave hardly any number repeated needlessly; 64 MB are enough for twenty million orders.
        drawn = BitTable(bitCount: min(max(Self.fewestBits, min(count, Self.mostBits) * 256), Self.mostBits))
    }

    /// A first block, of its own while there are enough.
    mutating func block(using random: inout SeededGenerator) -> Int {
        var block = 0
        repeat {
            block = Int.random(in: Self.blocks, using: &random)
        } while block == reservedBlock
            || usedBlockCount < Self.mostDistinctBlocks && usedBlocks.contains(block - Self.blocks.lowerBound)
        if usedBlocks.insert(block - Self.blocks.lowerBound) { usedBlockCount += 1 }
        return block
    }

    /// A number in a block that has not been drawn before: `CL-401372-487531`.
    mutating func number(inBlock block: Int, using random: inout SeededGenerator) -> String {
        var digits: (value: Int, text: String)
        repeat { digits = random.digits(6) } while !isNew(block * 1_000_000 + digits.value)
        return "CL-" + String(block) + "-" + digits.text
    }

    /// Whether a number certainly has not been drawn, and takes it for drawn from now on.
    ///
    /// Source: Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors" (1970), with four bits to a number.
    private mutating func isNew(_ number: Int) -> Bool {
        var hashes = SeededGenerator(seed: UInt64(number))
        var isNew = false
        for _ in 0..<4 where drawn.insert(hashes.below(drawn.bitCount)) { isNew = true }
        return isNew
    }
}

/// A fixed number of bits.
private struct BitTable: Sendable {
    let bitCount: Int
    private var words: [UInt64]

    init(bitCount: Int) {
        self.bitCount = bitCount
        words = Array(repeating: 0, count: bitCount / 64 + 1)
    }

    func contains(_ bit: Int) -> Bool { words[bit / 64] & (1 << UInt64(bit % 64)) != 0 }

    /// Whether the bit was not set before.
    mutating func insert(_ bit: Int) -> Bool {
        let mask: UInt64 = 1 << UInt64(bit % 64)
        guard words[bit / 64] & mask == 0 else { return false }
        words[bit / 64] |= mask
        return true
    }
}

extension SeededGenerator {
    /// Decimal digits, each drawn by itself.
    mutating func digits(_ count: Int) -> (value: Int, text: String) {
        var value = 0
        let text = String(unsafeUninitializedCapacity: count) { bytes in
            for position in 0..<count {
                let digit = Int.random(in: 0...9, using: &self)
                value = value * 10 + digit
                bytes[position] = UInt8(ascii: "0") + UInt8(digit)
            }
            return count
        }
        return (value, text)
    }
}
