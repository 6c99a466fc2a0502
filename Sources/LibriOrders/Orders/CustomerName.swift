/// A customer's name taken apart.
public struct CustomerName: Sendable, Equatable {
    /// The first name or names; nothing for an organisation or where only a surname is kept.
    public var first: String?
    /// The surname, or an organisation's whole name.
    public var last: String
    /// The name is an association's, a school's, a company's.
    public var isOrganisation: Bool
    /// Which of the words is the surname is not known, so that only all of them together prove anything.
    public var isOrderUncertain: Bool
    /// Further names that are the customer's as well: a birth name, the other one of a couple.
    public var alternatives: [CustomerName]

    /// Creates a name from its parts.
    public init(
        first: String?, last: String, isOrganisation: Bool = false, isOrderUncertain: Bool = false,
        alternatives: [CustomerName] = []
    ) {
        self.first = first
        self.last = last
        self.isOrganisation = isOrganisation
        self.isOrderUncertain = isOrderUncertain
        self.alternatives = alternatives
    }

    /// Takes apart a column that holds the whole name.
    ///
    /// Titles are dropped. Shops write the surname in capitals (`Mina RAMI`, `RAMI Mina`). Where nothing is in capitals,
    /// or everything, a comma tells (`RAMI, MINA`), and otherwise the first word is the first name, with the given names
    /// that follow it. That is a guess, and a wrong one would open an order to whoever knows a first name. Where the
    /// library's list of given names speaks against it (`DUPONT MARIE`: the last word is a given name, the first is
    /// none), neither word proves anything alone and the whole name is asked for, in either order. Where the list does
    /// not decide (`MARTIN BERNARD`: both may be given names, or neither), the order does: to ask for the whole name
    /// there would shut out every tenth customer of a shop that writes `MINA RAMI`, while a shop that writes surnames
    /// first writes most of them in a way that the list recognises.
    ///
    /// `M. X et Mme Y`, `X née Y` and `X épouse Y` are two names, of which either is the customer's.
    ///
    /// - Parameters:
    ///   - column: What the database holds.
    ///   - order: In which order the shop writes names, where capitals and commas do not tell.
    public init(column: String, order: NameOrder = .unknown) {
        self = NameParser(text: column, order: order).name()
    }

    /// Takes two columns, one of first names and one of surnames, in which `née` and `et` still make two names.
    public init(firstName: String, surname: String) {
        self = NameParser(text: surname).surname(withFirst: firstName)
    }
}

extension CustomerName {
    /// Every name, for the shop's own people: `Paul LEROY et Anne MARTIN`.
    public var whole: String {
        ([self] + alternatives).map { [$0.first, $0.last].compactMap(\.self).joined(separator: " ") }
            .joined(separator: " et ")
    }
}

extension CustomerName: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says that there is a name, not which.
    public var description: String { "CustomerName(…)" }
    /// Says that there is a name, not which.
    public var debugDescription: String { description }
}
