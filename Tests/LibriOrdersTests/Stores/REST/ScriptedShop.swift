import Foundation
import LibriOrders

/// A shop's API with field names of its own: nested, codes for statuses, times with a zone, the latest change first.
struct ScriptedShop {
    let orders: [Order]

    static let codes: [OrderStatus: Int] = [
        .received: 10, .checkingFile: 20, .awaitingCustomer: 30, .inProduction: 40, .printed: 50, .shipped: 60,
        .delivered: 70, .cancelled: 90,
    ]

    static let schema = OrderSchema(
        table: "data.items",
        columns: OrderSchema.Columns(
            number: "ref", customer: "customer.fullName", product: "lines.0.title", quantity: "lines.0.copies",
            orderedOn: "dates.placed", shipsBy: "dates.ship\\.by", status: "state.code", price: "total.amount",
            carrier: "shipment.carrier", trackingNumber: "shipment.codes.0"),
        history: OrderSchema.History(table: "state.log", number: "", on: "at", status: "code"),
        statuses: Dictionary(uniqueKeysWithValues: codes.map { ("\($1)", $0) }))

    static let settings = RESTOrderStore.Settings(
        url: "https://api.shop.example/v1/orders?ref={number}&max={limit}", token: "s3cret-token",
        deadline: .seconds(300))

    /// Does not heed the limit, gives every order of the same beginning, and in no order.
    var transport: ScriptedTransport {
        let written = orders.map { ($0.number.description, json(of: $0)) }
        return ScriptedTransport { request, _ in
            let asked = request.url.split(separator: "ref=").last?.prefix { $0 != "&" } ?? ""
            let items = written.filter { $0.0.hasPrefix(asked.prefix(6)) }.map(\.1).reversed()
            return .whole(200, Data(#"{"data": {"items": [\#(items.joined(separator: ","))], "more": false}}"#.utf8))
        }
    }

    func json(of order: Order) -> String {
        func moment(_ day: LocalDate?) -> Any { day.map { "\($0)T00:30:00+01:00" } ?? NSNull() }
        func orNull(_ value: Any?) -> Any { value ?? NSNull() }
        let log = order.history.reversed().map { ["at": moment($0.on), "code": orNull(Self.codes[$0.status])] }
        let object: [String: Any] = [
            "ref": order.number.description, "password": "hunter2",
            "customer": ["fullName": order.customer.whole, "mail": "x@example.org"],
            "lines": [["title": orNull(order.product), "copies": orNull(order.quantity)]],
            "dates": ["placed": moment(order.orderedOn), "ship.by": moment(order.shipsBy)],
            "state": ["code": orNull(Self.codes[order.status]), "log": log],
            "total": ["amount": orNull(order.price.flatMap { Double($0.amount) })],
            "shipment": order.parcel.map { ["carrier": $0.carrier, "codes": [orNull($0.trackingNumber)]] }
                ?? [:] as [String: Any],
        ]
        let data = try? JSONSerialization.data(withJSONObject: object)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

extension RESTOrderStore {
    /// A store of one answer, by a schema of few fields.
    static func reading(
        _ answer: String, table: String = "orders", details: [OrderSchema.Detail] = [],
        history: OrderSchema.History? = nil, style: NumberStyle = .printed, dates: DateReading = DateReading()
    ) throws(OrderStoreError) -> RESTOrderStore {
        try reading(Data(answer.utf8), table: table, details: details, history: history, style: style, dates: dates)
    }

    static func reading(
        _ answer: Data, table: String = "orders", details: [OrderSchema.Detail] = [],
        history: OrderSchema.History? = nil, style: NumberStyle = .printed, dates: DateReading = DateReading()
    ) throws(OrderStoreError) -> RESTOrderStore {
        try RESTOrderStore(
            ScriptedShop.settings,
            schema: OrderSchema(
                table: table,
                columns: OrderSchema.Columns(
                    number: "ref", customer: "name", product: "title", quantity: "copies", price: "price"),
                details: details, numberStyle: style, history: history,
                statuses: ["new": .received, "press": .inProduction, "gone": .shipped], dates: dates),
            transport: ScriptedTransport(200, answer))
    }

    func numbers(_ text: String = "CL-401372-487531", limit: Int = 51) async throws -> [String] {
        try await orders(matching: try OrderReference(text), limit: limit).map(\.number.description)
    }
}
