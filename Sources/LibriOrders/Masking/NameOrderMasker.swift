import Foundation

/// Masks the customer's name, hides or shows the price, clears the shop's own words of addresses and telephone numbers,
/// and judges lateness.
public struct NameOrderMasker: OrderMasker {
    /// How much of a customer's name is shown. An organisation's name is shown whole unless the style is ``none``.
    public enum Style: String, Sendable, Codable, CaseIterable {
        /// `Mina RAMI`
        case full
        /// `M. RAMI`
        case initialAndSurname
        /// `M. R.`
        case initials
        /// Nothing.
        case none
    }

    private let style: Style
    private let showsPrice: Bool
    private let carriers: CarrierLinks
    private let today: @Sendable () -> LocalDate

    /// Creates a masker.
    ///
    /// - Parameters:
    ///   - style: How much of a name is shown.
    ///   - showsPrice: Whether the price is shown.
    ///   - carriers: Whose pages parcels are linked to.
    ///   - today: The business day, for judging lateness; by default the day in the system's time zone.
    public init(
        style: Style = .initialAndSurname, showsPrice: Bool = true, carriers: CarrierLinks = .none,
        today: (@Sendable () -> LocalDate)? = nil
    ) {
        self.style = style
        self.showsPrice = showsPrice
        self.carriers = carriers
        self.today = today ?? { LocalDate(Date(), in: .current) }
    }

    /// The order as it may be shown.
    public func mask(_ order: Order) -> MaskedOrder {
        let isOverdue = order.shipsBy.map { $0 < today() } ?? false
        return MaskedOrder(
            number: order.number,
            customer: masked(order.customer),
            product: order.product.map { ShopText($0, longest: Self.longestProduct).text },
            quantity: order.quantity,
            orderedOn: order.orderedOn,
            shipsBy: order.shipsBy,
            status: order.status,
            isLate: isOverdue && order.status.isDueToShip,
            price: showsPrice ? order.price : nil,
            parcel: order.parcel.map(shown).map(carriers.linking),
            history: order.history,
            details: order.details.map(shown)
        )
    }

    /// Notes to the driver stand in such columns as well: a number is shown only where it can be one.
    private func shown(_ parcel: Parcel) -> Parcel {
        var parcel = parcel
        parcel.carrier = ShopText(parcel.carrier, longest: Self.longestCarrier).text
        parcel.trackingNumber = parcel.trackingNumber.flatMap { number in
            let letters = number.filter { $0 != " " && $0 != "-" }
            let isNumber =
                (6...40).contains(letters.count) && letters.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            return isNumber && letters.contains(where: \.isNumber)
                && number.split(separator: " ").allSatisfy(Self.isGroup)
                ? number : nil
        }
        return parcel
    }

    /// A group of a number written in groups has a digit, or is as short as a country's letters.
    private static func isGroup(_ group: Substring) -> Bool { group.count <= 3 || group.contains(where: \.isNumber) }

    private func shown(_ detail: OrderDetail) -> OrderDetail {
        guard case .text(let written) = detail.value else { return detail }
        var detail = detail
        detail.value = .text(ShopText(written, longest: Self.longestDetail).text)
        return detail
    }

    private static let longestProduct = 500
    private static let longestDetail = 120
    private static let longestCarrier = 60

    private func masked(_ name: CustomerName) -> String {
        if name.isOrganisation { return style == .none ? "" : name.last }
        let surname = name.last.uppercased()
        switch style {
        case .full: return [name.first, surname].compactMap(\.self).joined(separator: " ")
        case .initialAndSurname: return [initial(name.first), surname].compactMap(\.self).joined(separator: " ")
        case .initials: return [initial(name.first), initial(name.last)].compactMap(\.self).joined(separator: " ")
        case .none: return ""
        }
    }

    private func initial(_ name: String?) -> String? {
        name?.first.map { "\($0.uppercased())." }
    }
}
