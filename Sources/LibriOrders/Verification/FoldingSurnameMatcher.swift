/// Compares names by their letters alone: case, accents, ligatures, hyphens, apostrophes and spaces do not matter.
///
/// Accepted are the surname, either half of a double surname, and first name and surname in either order.
public struct FoldingSurnameMatcher: SurnameMatcher {
    /// Creates a matcher.
    public init() {}

    /// Whether the stated name is this customer's.
    public func matches(_ stated: StatedName, _ customer: CustomerName) -> Bool {
        let accepted = keys(of: customer)
        return [stated.full, stated.surname].contains { accepted.contains(key(withoutTitles($0))) }
    }

    private func keys(of customer: CustomerName) -> Set<String> {
        var keys: Set<String> = [key(customer.last)]
        if let first = customer.first {
            keys.insert(key(first + customer.last))
            keys.insert(key(customer.last + first))
        }
        if !customer.isOrganisation {
            let halves = customer.last.folded().split { $0 == "-" || $0 == " " }
                .filter { !CustomerName.particles.contains(String($0)) }
            if halves.count == 2 { keys.formUnion(halves.map { key(String($0)) }) }
        }
        // A surname of one letter, or none, is no proof.
        return keys.filter { $0.count > 1 }
    }

    /// "Mme Rami" is Rami.
    private func withoutTitles(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).drop { CustomerName.titles.contains(String($0).folded()) }.joined(
            separator: " ")
    }

    private func key(_ name: String) -> String { name.folded().filter(\.isLetter) }
}
