extension Phrase {
    static let askBoth = Phrase(rawValue: "askBoth")
    static let askBothBriefly = Phrase(rawValue: "askBothBriefly")
    static let askSurname = Phrase(rawValue: "askSurname")
    static let askNumber = Phrase(rawValue: "askNumber")
    static let malformedNumber = Phrase(rawValue: "malformedNumber")
    static let notVerified = Phrase(rawValue: "notVerified")
    static let notVerifiedFirstBlock = Phrase(rawValue: "notVerifiedFirstBlock")
    static let ordersUnavailable = Phrase(rawValue: "ordersUnavailable")
    static let cardFound = Phrase(rawValue: "card.found")
    static let cardNumber = Phrase(rawValue: "card.number")
    static let cardCustomer = Phrase(rawValue: "card.customer")
    static let cardProduct = Phrase(rawValue: "card.product")
    static let cardQuantity = Phrase(rawValue: "card.quantity")
    static let cardOrderedOn = Phrase(rawValue: "card.orderedOn")
    static let cardShipsBy = Phrase(rawValue: "card.shipsBy")
    static let cardStatus = Phrase(rawValue: "card.status")
    static let cardPrice = Phrase(rawValue: "card.price")
    static let cardParcel = Phrase(rawValue: "card.parcel")
    static let cardDetail = Phrase(rawValue: "card.detail")
    static let yes = Phrase(rawValue: "yes")
    static let no = Phrase(rawValue: "no")
    static let oneCopy = Phrase(rawValue: "copies.one")
    static let copies = Phrase(rawValue: "copies.other")
    static let willShipBy = Phrase(rawValue: "willShipBy")
    static let followParcel = Phrase(rawValue: "followParcel")
    static let letter = Phrase(rawValue: "letter")
    static let isLate = Phrase(rawValue: "isLate")

    static func status(_ status: OrderStatus) -> Phrase { Phrase(rawValue: "status.\(status.rawValue)") }
    static let remedyLate = Phrase(rawValue: "remedy.late")
    static let remedies: [OrderStatus: Phrase] = [.delivered, .cancelled, .unknown].reduce(into: [:]) {
        $0[$1] = Phrase(rawValue: "remedy.\($1.rawValue)")
    }
    static func explanation(_ status: OrderStatus) -> Phrase { Phrase(rawValue: "explanation.\(status.rawValue)") }

    static let orders: [Phrase] =
        [
            askBoth, askBothBriefly, askSurname, askNumber, malformedNumber, notVerified, notVerifiedFirstBlock,
            ordersUnavailable, cardFound, cardNumber, cardCustomer, cardProduct, cardQuantity, cardOrderedOn,
            cardShipsBy, cardStatus, cardPrice, cardParcel, cardDetail, yes, no, oneCopy, copies, willShipBy, isLate,
            followParcel, letter, remedyLate,
        ] + remedies.values + OrderStatus.allCases.flatMap { [status($0), explanation($0)] }
}
