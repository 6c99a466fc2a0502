import Foundation
public import LibriAssist

/// Orders as an accounting program may keep them: spread over seven tables, codes for statuses, digits for numbers, cents, clocks in
/// UTC, two lines an order.
public enum SpreadOrders {
    /// The schema that finds its way there.
    public static func schema() throws -> OrderSchema {
        func join(_ name: String, _ table: String, _ column: String, _ key: String, first: String? = nil)
            -> OrderSchema.Join
        {
            .init(name: name, table: table, conditions: [.init(column: column, equals: key)], first: first)
        }
        let formats = ["dd/MM/yyyy HH:mm", "yyyyMMdd"].compactMap { DateFormat($0) }
        return OrderSchema(
            table: "Entetes",
            joins: [
                join("transporteur", "Transporteurs", "colis.IdTransporteur", "Id"),
                join("client", "Clients", "IdClient", "Id"),
                join("ligne", "Lignes", "Id", "IdEntete", first: "Rang"), join("colis", "Colis", "Id", "IdEntete"),
            ],
            columns: .init(
                number: "Ref", customer: "client.Nom", firstName: "client.Prenom", product: "ligne.Titre",
                quantity: "ligne.Nb", orderedOn: "Cree", shipsBy: "Promis", status: "CodeEtat", price: "Total",
                carrier: "transporteur.Nom", trackingNumber: "colis.Numero"),
            numberStyle: .digits,
            history: .init(
                table: "Evenements", number: "IdEntete", refersTo: "Id", on: "Le", status: "Code", sequence: "Id"),
            statuses: Dictionary(
                uniqueKeysWithValues: OrderStatus.allCases.filter { $0 != .unknown }.map { ("\(code(of: $0))", $0) }),
            dates: DateReading(formats: formats, timeZone: .gmt),
            numbers: NumberReading(pricesInHundredths: true))
    }

    /// The same schema as a file has it.
    public static let yaml = """
        table: Entetes
        joins:
          client: {table: Clients, on: {IdClient: Id}}
          ligne: {table: Lignes, on: {Id: IdEntete}, first: Rang}
          colis: {table: Colis, on: {Id: IdEntete}}
          transporteur: {table: Transporteurs, on: {colis.IdTransporteur: Id}}
        columns:
          number: Ref
          customer: client.Nom
          firstName: client.Prenom
          product: ligne.Titre
          quantity: ligne.Nb
          orderedOn: Cree
          shipsBy: Promis
          status: CodeEtat
          price: Total
          carrier: transporteur.Nom
          trackingNumber: colis.Numero
        numberStyle: digits
        history: {table: Evenements, number: IdEntete, refersTo: Id, on: Le, status: Code, sequence: Id}
        dates: {formats: [dd/MM/yyyy HH:mm, yyyyMMdd], timeZone: UTC}
        numbers: {pricesInHundredths: true}
        statuses:
          10: received
          20: checkingFile
          30: awaitingCustomer
          40: inProduction
          50: printed
          60: shipped
          70: delivered
          80: cancelled

        """

    /// A column that no store has business with, in three of the tables.
    public static let unmappedColumn = "MotDePasse"

    /// SQL that makes the tables anew and fills them.
    ///
    /// - Parameter quote: What encloses names.
    public static func sql(_ orders: [Order], quote: String) -> String {
        func name(_ name: String) -> String { quote + name + quote }
        func text(_ value: String?) -> String { value.map { "'\($0.replacing("'", with: "''"))'" } ?? "NULL" }
        let tables = [
            "Entetes":
                "Id INT PRIMARY KEY, Ref VARCHAR(20), IdClient INT, CodeEtat INT, Cree VARCHAR(20), Promis VARCHAR(20), "
                + "Total INT, MotDePasse VARCHAR(20)",
            "Clients": "Id INT PRIMARY KEY, Nom VARCHAR(200), Prenom VARCHAR(200), MotDePasse VARCHAR(20)",
            "Lignes": "IdEntete INT, Rang INT, Titre VARCHAR(200), Nb DECIMAL(8, 2), MotDePasse VARCHAR(20)",
            "Colis": "IdEntete INT, IdTransporteur INT, Numero VARCHAR(40)",
            "Transporteurs": "Id INT PRIMARY KEY, Nom VARCHAR(40)",
            "Evenements": "Id INT PRIMARY KEY, IdEntete INT, Le VARCHAR(20), Code INT",
        ]
        var lines: [String] = []
        for (table, columns) in tables.sorted(by: { $0.key < $1.key }) {
            let quoted = columns.split(separator: ", ").map { column -> String in
                let words = column.split(separator: " ", maxSplits: 1).map(String.init)
                return words.count == 2 && words[0] != "2)" ? "\(name(words[0])) \(words[1])" : String(column)
            }
            lines.append(
                "DROP TABLE IF EXISTS \(name(table)); CREATE TABLE \(name(table)) (\(quoted.joined(separator: ", ")));")
        }
        lines.append("INSERT INTO \(name("Transporteurs")) VALUES (1, 'Colissimo'), (2, 'Chronopost');")
        func insert(_ table: String, _ values: String) {
            lines.append("INSERT INTO \(name(table)) VALUES (\(values));")
        }
        var event = 0
        for (index, order) in orders.enumerated() {
            let digits = order.number.description.filter(\.isNumber)
            let created = order.orderedOn.map { "\(evening(before: $0)) 22:30" }
            let promised = order.shipsBy.map { $0.description.filter(\.isNumber) }
            let status = order.status == .unknown ? "NULL" : "\(code(of: order.status))"
            insert(
                "Entetes",
                "\(index), '\(digits)', \(100 + index), \(status), \(text(created)), \(text(promised)), "
                    + "\(order.price.map { $0.amount.filter(\.isNumber) } ?? "NULL"), 'secret'")
            insert("Clients", "\(100 + index), \(text(order.customer.last)), \(text(order.customer.first)), 'secret'")
            insert("Lignes", "\(index), 2, 'Un second article', 99, 'secret'")
            insert(
                "Lignes", "\(index), 1, \(text(order.product)), \(order.quantity.map(String.init) ?? "NULL"), 'secret'")
            if let parcel = order.parcel { insert("Colis", "\(index), 1, \(text(parcel.trackingNumber))") }
            for change in order.history.reversed() {
                event += 1
                // The clock says 21:59 in summer and winter: never the next day.
                insert("Evenements", "\(1000 - event), \(index), '\(day(change.on)) 21:59', \(code(of: change.status))")
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func code(of status: OrderStatus) -> Int {
        10 * ((OrderStatus.allCases.firstIndex(of: status) ?? 0) + 1)
    }

    private static func day(_ day: LocalDate) -> String { day.text(in: .french) }

    /// 22:30 in UTC is the next day in Paris, in summer.
    private static func evening(before day: LocalDate) -> String {
        Self.day(LocalDate(day.start(in: .gmt).addingTimeInterval(-86_400), in: .gmt))
    }
}
