import Foundation

/// What a hand, a keyboard or a telephone does to a message.
package enum MessageNoise: String, Sendable, CaseIterable {
    /// `a la place de à`
    case withoutAccents
    /// Letters swapped, lost, doubled or hit beside (AZERTY), about one word in six.
    case typos
    /// `TOUT EN CAPITALES`
    case upperCase
    /// `sans majuscules`
    case lowerCase
    /// No marks at all.
    case withoutPunctuation

    /// The text with this noise; the same sequence of random numbers gives the same text.
    package func applied(to text: String, random: inout SeededGenerator) -> String {
        switch self {
        case .withoutAccents:
            let marks = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
                $0.properties.generalCategory != .nonspacingMark
            }
            return String(String.UnicodeScalarView(marks))
        case .upperCase: return text.uppercased()
        case .lowerCase: return text.lowercased()
        case .withoutPunctuation:
            return String(text.map { $0.isPunctuation && !"'’-".contains($0) ? " " : $0 })
        case .typos:
            // Line breaks stay; figures are not mistyped, or another number would be meant.
            return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
                guard word.count > 3, word.allSatisfy(\.isLetter), random.below(6) == 0 else { return String(word) }
                return mistyped(word, random: &random)
            }.joined(separator: " ")
        }
    }

    private func mistyped(_ word: Substring, random: inout SeededGenerator) -> String {
        var letters = Array(word)
        let position = 1 + random.below(letters.count - 2)
        switch random.below(4) {
        case 0: letters.swapAt(position, position + 1)
        case 1: letters.remove(at: position)
        case 2: letters.insert(letters[position], at: position)
        default:
            let neighbours = Self.neighbours[letters[position]] ?? []
            if let slip = neighbours.isEmpty ? nil : neighbours[random.below(neighbours.count)] {
                letters[position] = slip
            }
        }
        return String(letters)
    }

    /// The keys beside each other on a French keyboard.
    private static let neighbours: [Character: [Character]] = {
        var result: [Character: [Character]] = [:]
        for row in ["azertyuiop", "qsdfghjklm", "wxcvbn"] {
            for (left, right) in zip(row, row.dropFirst()) {
                result[left, default: []].append(right)
                result[right, default: []].append(left)
            }
        }
        return result
    }()
}
