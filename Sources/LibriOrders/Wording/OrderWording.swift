import Foundation

/// Puts a masked order, or the lack of one, into words from the phrasebook.
public struct OrderWording: Sendable {
    private let phrasebook: Phrasebook
    private let numberExample: String

    /// Creates the wording with the sentences that come with the library.
    ///
    /// - Parameter numberFormat: How the shop writes order numbers.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(numberFormat: OrderNumberFormat = .coolLibri) throws(ResourceError) {
        phrasebook = try Phrasebook(bundle: ResourceBundle(target: "LibriOrders"), phrases: Phrase.orders)
        numberExample = numberFormat.example
    }

    /// The card of an order.
    public func card(for order: MaskedOrder, in language: Language) -> OrderCard {
        let status = phrasebook.text(.status(order.status), language)
        let explanation = [state(of: order, in: language), remedy(for: order, in: language)].compactMap(\.self)
            .joined(separator: " ")
        let lines: [(Phrase, String?)] = [
            (.cardNumber, order.number.description),
            (.cardCustomer, order.customer.isEmpty ? nil : order.customer),
            (.cardProduct, order.product),
            (.cardQuantity, order.quantity.map { copies($0, language) }),
            (.cardOrderedOn, order.orderedOn?.text(in: language)),
            // The day stays on record; to a customer it would promise what will not happen.
            (.cardShipsBy, order.status == .cancelled ? nil : order.shipsBy?.text(in: language)),
            (.cardStatus, status),
            (.cardPrice, order.price.map { amount($0, in: language) }),
            (
                .cardParcel,
                order.parcel.map { [$0.carrier, $0.trackingNumber].compactMap(\.self).joined(separator: " ") }
            ),
        ]
        let card =
            lines.compactMap { phrase, value in value.map { phrasebook.text(phrase, language, ["value": $0]) } }
            + order.details.map {
                phrasebook.text(
                    .cardDetail, language, ["label": $0.label[language], "value": words(for: $0.value, in: language)])
            }
        let text = [
            phrasebook.text(.cardFound, language), card.joined(separator: "\n"), explanation,
        ].joined(separator: "\n\n")
        return OrderCard(
            order: order, language: language, statusText: status, explanation: explanation,
            historyTexts: order.history.map { phrasebook.text(.status($0.status), language) },
            detailTexts: order.details.map { words(for: $0.value, in: language) }, text: text
        )
    }

    /// An answer to a customer, for staff to copy into a mail.
    public func letter(for card: OrderCard, shop: String, in language: Language) -> String {
        phrasebook.text(
            .letter, language,
            [
                "number": card.order.number.description, "status": card.statusText,
                "explanation": state(of: card.order, in: language), "shop": shop,
            ])
    }

    /// The request for what a look-up still lacks.
    func request(for slots: OrderSlots, isOneOfSeveral: Bool, in language: Language) -> String {
        switch (slots.reference, slots.name) {
        case (let reference?, _): sentence(.askSurname, language, number: reference.description)
        case (nil, .some): sentence(.askNumber, language)
        case (nil, nil): sentence(isOneOfSeveral ? .askBothBriefly : .askBoth, language)
        }
    }

    func sentence(_ phrase: Phrase, _ language: Language, number: String = "") -> String {
        phrasebook.text(phrase, language, ["format": numberExample, "number": number])
    }

    /// What the status means and what happens next.
    private func state(of order: MaskedOrder, in language: Language) -> String {
        let meaning = phrasebook.text(.explanation(order.status), language)
        if order.status == .shipped, let link = order.parcel?.url {
            return "\(meaning) \(phrasebook.text(.followParcel, language, ["link": link]))"
        }
        guard order.status.isDueToShip, let day = order.shipsBy?.text(in: language) else { return meaning }
        let next = phrasebook.text(order.isLate ? .isLate : .willShipBy, language, ["date": day])
        return "\(meaning) \(next)"
    }

    /// What the customer may do; not in a letter, which can be answered.
    private func remedy(for order: MaskedOrder, in language: Language) -> String? {
        (order.isLate ? Phrase.remedyLate : Phrase.remedies[order.status]).map { phrasebook.text($0, language) }
    }

    private func words(for value: OrderDetail.Value, in language: Language) -> String {
        switch value {
        case .text(let text): text
        case .choice(_, let words): words[language]
        case .integer(let number): String(number)
        case .decimal(let number): decimal(number, in: language)
        case .day(let day): day.text(in: language)
        case .flag(let isSo): phrasebook.text(isSo ? .yes : .no, language)
        }
    }

    private func decimal(_ number: String, in language: Language) -> String {
        language == .french ? number.replacing(".", with: ",") : number
    }

    private func copies(_ count: Int, _ language: Language) -> String {
        // French counts zero and one as singular, English only one (Unicode CLDR plural rules).
        let isSingular = count == 1 || (count == 0 && language == .french)
        return phrasebook.text(isSingular ? .oneCopy : .copies, language, ["count": String(count)])
    }

    private func amount(_ price: Money, in language: Language) -> String {
        let symbol = price.currency == "EUR" ? "€" : price.currency
        switch language {
        case .french: return decimal(price.amount, in: language) + " " + symbol
        case .english: return symbol == "€" ? symbol + price.amount : price.amount + " " + symbol
        }
    }
}
