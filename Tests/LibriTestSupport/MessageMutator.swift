import Foundation
import LibriCore

/// Makes hostile messages out of seeds (`Tests/Data/fuzz-seeds.json`): spliced, cut, flooded, with scalars from every corner of
/// Unicode.
package struct MessageMutator {
    private let seeds: [[Unicode.Scalar]]
    private var random: SeededGenerator

    package init(seed: UInt64) throws {
        let file = ProjectFolder.url.appendingPathComponent("Tests/Data/fuzz-seeds.json")
        seeds = try JSONDecoder().decode([String].self, from: Data(contentsOf: file)).map { Array($0.unicodeScalars) }
        random = SeededGenerator(seed: seed)
    }

    /// The seeds themselves.
    package var originals: [String] { seeds.map(text) }

    /// The next message, at most as long as a message may be.
    package mutating func next() -> String {
        var scalars = seeds[random.below(seeds.count)]
        for _ in 0...random.below(6) { mutate(&scalars) }
        return text(Array(scalars.prefix(Message.maximumLength)))
    }

    private mutating func mutate(_ scalars: inout [Unicode.Scalar]) {
        let position = random.below(scalars.count + 1)
        switch random.below(7) {
        case 0: scalars.insert(contentsOf: seeds[random.below(seeds.count)], at: position)
        case 1: scalars.insert(scalar(), at: position)
        case 2:
            scalars.insert(contentsOf: [Unicode.Scalar](repeating: scalar(), count: random.below(400)), at: position)
        case 3: scalars.removeSubrange(position..<min(scalars.count, position + random.below(20)))
        case 4: scalars += scalars.prefix(Message.maximumLength)
        case 5: scalars.insert(contentsOf: String(random.next()).unicodeScalars, at: position)
        default:
            // Bytes that are no UTF-8 become what decoding makes of them.
            var bytes = Array(text(scalars).utf8)
            guard !bytes.isEmpty else { return }
            bytes[random.below(bytes.count)] = UInt8(random.below(256))
            scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        }
    }

    private mutating func scalar() -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x600...0x6FF, 0x2000...0x206F, 0xE000...0xE0FF, 0xFE00...0xFFFF,
            0x1F300...0x1F6FF, 0xE0000...0xE007F, 0x0...0x10FFFF,
        ]
        let range = ranges[random.below(ranges.count)]
        return Unicode.Scalar(range.lowerBound + UInt32(random.below(range.count))) ?? "?"
    }

    private func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }
}
