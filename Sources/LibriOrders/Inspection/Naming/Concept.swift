/// What a word in the name of a table or column speaks of.
///
/// A word may speak of several: `prod` of products and of production. Values decide then.
enum Concept: Int, CaseIterable, Sendable {
    // Things that have a table of their own.
    case order, line, header, customer, person, contact, user, employee, supplier, product, carrier, parcel, history
    case invoice, quote, cart, payment, stock, credit, billing
    // Copies and passages of orders that are not the orders.
    case archive, backup, test, staging, report, draft, document
    // What tells one thing from another.
    case number, identifier, reference, code, type, parent, sequence, external
    // Names and texts.
    case name, firstName, lastName, fullName, company, civility, label, language, comment, file
    // Days.
    case date, time, utc, created, updated, imported, birth, validated, printing, cancelled
    case ship, deliver, promised, wished, actual
    // Numbers.
    case amount, total, unit, withTax, withoutTax, tax, cost, margin, discount, fees, deposit, balance, paid, cents
    case currency, quantity, count, measure, pages
    // Where an order stands.
    case status, tracking, method, flag, sync, old, new
    // What a customer assistant never shows.
    case email, phone, address, secret, bank
    // What a printed thing is made of.
    case making
    // Words that change the next one: `first_name`, `tax_incl`, `net_a_payer`.
    case first, last, full, including, excluding, net, toPay, by
}

extension Concept {
    /// The concept in words of a sentence.
    var rawWords: String {
        switch self {
        case .ship: "shipping"
        case .deliver: "delivery"
        default: IdentifierWords.split("\(self)").joined(separator: " ")
        }
    }
}
