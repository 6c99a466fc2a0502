import Foundation
import LibriCore

@testable public import LibriOrders

/// Orders of an invented print shop, the same for the same seed, from which each catalogue makes its own tables.
struct InventedShop {
    struct Line {
        let product: Int
        let copies: Int
        /// In hundredths, without tax.
        let net: Int
    }

    struct Order {
        let id: Int
        let number: String
        let customer: Int
        let ordered: LocalDate
        let promised: LocalDate
        /// Its place in ``statuses``.
        let status: Int
        let lines: [Line]
        let carrier: Int
        let tracking: String?
        let shipped: LocalDate?

        /// In hundredths.
        var net: Int { lines.reduce(0) { $0 + $1.net } }
        var gross: Int { Int((Double(net) * 1.055).rounded()) }
    }

    struct Customer {
        let id: Int
        let first: String
        let last: String
        let email: String
        let phone: String
        let city: String
        let company: String?

        var whole: String { "\(first) \(last)" }
    }

    let orders: [Order]
    let customers: [Customer]

    static let products = [
        "Livre dos carré collé A5", "Brochure agrafée A4", "Thèse reliée A4", "Carnet spirale A5",
        "Affiche A3 brillante",
        "Roman poche 11x18", "Catalogue photo 21x21", "Mémoire thermocollé A4",
    ]
    static let carriers = ["Colissimo", "Chronopost", "DPD", "Mondial Relay"]
    static let statuses = [
        "Reçue", "Fichier en vérification", "En attente du client", "En production", "Imprimée", "Expédiée", "Livrée",
        "Annulée",
    ]
    static let meanings: [OrderStatus] = [
        .received, .checkingFile, .awaitingCustomer, .inProduction, .printed, .shipped, .delivered, .cancelled,
    ]
    private static let firsts = [
        "Mina", "Julien", "Claire", "Hugo", "Sophie", "Thomas", "Camille", "Nicolas", "Émilie", "Lucas", "Manon",
        "Antoine", "Sarah",
        "Mathieu", "Laura",
    ]
    private static let lasts = [
        "Rami", "Leroy", "Dupuis", "Marchand", "Fontaine", "Chevalier", "Perrot", "Lambert", "Girard", "Morvan",
        "Castel", "Delmas",
        "Vasseur", "Brunel", "Tessier", "Roussel", "Blondel",
    ]

    init(orders count: Int = 60, seed: UInt64 = 7) {
        var random = SeededGenerator(seed: seed)
        customers = (1...40).map { id in
            let first = Self.firsts[random.below(Self.firsts.count)]
            let last = Self.lasts[random.below(Self.lasts.count)]
            return Customer(
                id: id, first: first, last: last, email: "\(last.lowercased())\(id)@example.org",
                phone: "06 12 34 \(10 + random.below(89)) \(10 + random.below(89))",
                city: ["Toulouse", "Lyon", "Paris"][random.below(3)],
                company: random.happens(0.15) ? "\(last) Éditions" : nil)
        }
        var first = 401_000
        orders = (1...count).map { id in
            first += 1 + random.below(90)
            let age = (count - id) / 2
            let ordered = Self.day(age: age)
            let status =
                random.happens(0.06)
                ? 7 : age > 20 ? 6 : age > 14 ? 5 : age > 11 ? 4 : age > 6 ? 3 : age > 4 ? 2 : age > 2 ? 1 : 0
            let hasLeft = status == 5 || status == 6
            return Order(
                id: id, number: "CL-\(first)-\(480_000 + random.below(90_000))", customer: 1 + random.below(40),
                ordered: ordered,
                promised: Self.day(age: age - 6 - random.below(5)), status: status,
                lines: (0...random.below(3)).map { _ in
                    Line(product: random.below(8), copies: 10 + random.below(300), net: 1_500 + random.below(60_000))
                },
                carrier: random.below(4), tracking: hasLeft ? "6A\(10_000_000_000 + random.below(900_000_000))" : nil,
                shipped: hasLeft ? Self.day(age: age - 5 - random.below(4)) : nil)
        }
    }

    /// So many days before the latest order.
    static func day(age: Int) -> LocalDate {
        let date = Date(timeIntervalSince1970: 1_760_918_400 - Double(age) * 86_400)
        return LocalDate(date, in: .gmt)
    }

    func customer(of order: Order) -> Customer { customers[order.customer - 1] }

    /// The days on which an order went from status to status, with the status before each.
    func changes(of order: Order) -> [(before: Int?, after: Int, on: LocalDate)] {
        let path = order.status == 7 ? [0, 7] : Array(0...order.status)
        var day = order.ordered
        return path.indices.map { step in
            defer { day = Self.next(day) }
            return (step == 0 ? nil : path[step - 1], path[step], day)
        }
    }

    private static func next(_ day: LocalDate) -> LocalDate {
        LocalDate(day.start(in: .gmt).addingTimeInterval(86_400), in: .gmt)
    }
}

extension LocalDate {
    /// The day in another form: `dd/MM/yyyy`.
    func written(_ pattern: String) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return pattern.replacing("yyyy", with: padded(year, 4)).replacing("MM", with: padded(month, 2))
            .replacing("dd", with: padded(day, 2))
    }
}

/// A short way to write a table down.
func table(
    _ name: String, _ columns: [(String, String)], rows: [[StoredValue]] = [], count: Int? = nil, key: [String] = [],
    references: [DatabaseCatalog.ForeignKey] = [], indexes: [[String]] = [], isView: Bool = false
) -> DatabaseCatalog.Table {
    DatabaseCatalog.Table(
        name: name, isView: isView, rowCount: count ?? rows.count,
        columns: columns.map { .init(name: $0.0, type: $0.1) },
        primaryKey: key, foreignKeys: references, indexes: indexes + (key.isEmpty ? [] : [key]), sample: rows)
}

func catalog(_ product: String = "SQLite", _ tables: [DatabaseCatalog.Table], rights: [String]? = []) -> DatabaseCatalog
{
    DatabaseCatalog(
        server: .init(
            product: product, version: "1.0", host: "db.example", port: 5432, database: "shop", account: "reader",
            rightsToWrite: rights),
        tables: tables)
}

extension StoredValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Nothing.
    public init(nilLiteral: ()) { self = .null }
}

extension StoredValue {
    static func optional(_ text: String?) -> StoredValue { text.map { .text($0) } ?? .null }
    static func whole(_ number: Int) -> StoredValue { .integer(Int64(number)) }
    static func euros(_ hundredths: Int) -> StoredValue { .real(Double(hundredths) / 100) }
}
