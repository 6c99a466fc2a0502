import Foundation

/// Makes realistic orders, the same for the same seed: the plan's own order among them.
struct SampleOrderGenerator: Sendable {
    /// The day at which the sample shop stands.
    static let businessDay = LocalDate(iso: "2025-10-22") ?? LocalDate(Date(), in: .gmt)

    private let data: SampleData
    private let names: SampleNames
    private let articles: [Article]
    private let totalWeight: Int
    private var random: SeededGenerator
    private var numbers: SampleNumbers
    private let planPosition: Int
    private var position = 0
    /// The order before, which a second article of the same basket repeats in part.
    private var previous: SampleOrder?

    /// A product and the working days that it takes.
    private struct Article: Sendable {
        let product: SampleData.Product
        let production: ClosedRange<Int>

        init(_ product: SampleData.Product) {
            self.product = product
            production =
                product.designation.hasPrefix("Rembordé")
                ? 8...12 : product.designation.hasPrefix("DCC") ? 5...8 : 3...5
        }
    }

    private static let planBlock = 401_372

    init(data: SampleData, count: Int, seed: UInt64) {
        self.data = data
        names = SampleNames(data)
        articles = data.products.map(Article.init)
        totalWeight = max(1, data.products.reduce(0) { $0 + $1.weight })
        numbers = SampleNumbers(count: count, reservedBlock: Self.planBlock)
        random = SeededGenerator(seed: seed)
        planPosition = count > 0 ? Int.random(in: 0..<count, using: &random) : 0
    }

    /// The next order.
    mutating func next() -> SampleOrder {
        defer { position += 1 }
        if position == planPosition { return planOrder() }
        var order = newOrder()
        if let basket = previous, random.happens(0.04) {
            order.customer = basket.customer
            order.email = basket.email
            order.telephone = basket.telephone
            order.address = basket.address
            order.block = basket.block
            order.number = numbers.number(inBlock: basket.block, using: &random)
        }
        previous = order
        return order
    }

    /// The order of the plan's conversations.
    private mutating func planOrder() -> SampleOrder {
        var order = newOrder()
        order.block = Self.planBlock
        order.number = "CL-401372-487531"
        order.customer = "Mina RAMI"
        order.email = "mina.rami@courriel.example"
        order.site = "CoolLibri"
        order.designation = "DCC avec couverture, finition pelliculage, impression numérique"
        order.copies = 5
        order.priceCents = 4_850
        order.marginCents = 1_455
        order.status = .inProduction
        order.orderedOn = LocalDate(iso: "2025-10-20") ?? order.orderedOn
        order.shipsBy = LocalDate(iso: "2025-10-28") ?? order.shipsBy
        order.carrier = nil
        order.trackingNumber = nil
        order.history = [
            (order.orderedOn, .received), (order.orderedOn.adding(days: 1), .checkingFile),
            (order.orderedOn.adding(days: 2), .inProduction),
        ]
        return order
    }

    private mutating func newOrder() -> SampleOrder {
        let article = pickArticle()
        let copies = pickCopies()
        let orderedOn = pickDay()
        let shipsBy = orderedOn.adding(workingDays: Int.random(in: article.production, using: &random))
        let price = price(of: article.product, copies: copies)
        let (customer, mailbox) = pickCustomer()
        let block = numbers.block(using: &random)
        var order = SampleOrder(
            block: block, number: numbers.number(inBlock: block, using: &random), customer: customer,
            email: mailbox + "@courriel.example",
            telephone: "06 00 " + digits(2) + " " + digits(2) + " " + digits(2),
            address: String(Int.random(in: 1...180, using: &random)) + " rue de l'Exemple, " + digits(5) + " Ville",
            site: data.sites.isEmpty || random.happens(0.7) ? "CoolLibri" : random.pick(data.sites) ?? "CoolLibri",
            status: .received, orderedOn: orderedOn, shipsBy: shipsBy, designation: article.product.designation,
            copies: copies, priceCents: price, marginCents: price * Int.random(in: 18...42, using: &random) / 100,
            history: []
        )
        advance(&order)
        return order
    }

    /// Walks an order through its statuses up to the business day.
    private mutating func advance(_ order: inout SampleOrder) {
        let today = Self.businessDay
        var day = order.orderedOn
        order.history = [(day, .received)]
        func reach(_ status: SampleStatus, on next: LocalDate) -> Bool {
            guard next <= today else { return false }
            order.history.append((next, status))
            day = next
            return true
        }
        let isLate = random.happens(0.05)
        let shipping =
            isLate
            ? order.shipsBy.adding(workingDays: Int.random(in: 1...9, using: &random))
            : max(day, order.shipsBy.adding(workingDays: -Int.random(in: 0...2, using: &random)))
        let isCancelled = random.happens(0.025)
        let waits = random.happens(0.06)
        let transit = Int.random(in: 2...4, using: &random)
        walk: do {
            guard reach(.checkingFile, on: day.adding(workingDays: random.happens(0.5) ? 0 : 1)) else { break walk }
            if isCancelled {
                _ = reach(.cancelled, on: day.adding(workingDays: 1))
                break walk
            }
            if waits {
                guard reach(.awaitingCustomer, on: day.adding(workingDays: 1)) else { break walk }
                // Some customers never come back.
                guard !random.happens(0.2) else { break walk }
                guard reach(.checkingFile, on: day.adding(workingDays: 2)) else { break walk }
            }
            guard reach(.inProduction, on: day.adding(workingDays: 1)) else { break walk }
            guard reach(.printed, on: max(day, shipping.adding(workingDays: -1))) else { break walk }
            guard reach(.shipped, on: max(day, shipping)) else { break walk }
            ship(&order)
            _ = reach(.delivered, on: day.adding(workingDays: transit))
        }
        order.status = order.history.last?.status ?? .received
    }

    private mutating func ship(_ order: inout SampleOrder) {
        guard let carrier = random.pick(data.carriers) else { return }
        order.carrier = carrier.name
        order.trackingNumber = carrier.prefix + digits(carrier.digits) + (carrier.suffix ?? "")
    }

    private mutating func pickCustomer() -> (name: String, mailbox: String) {
        if random.happens(0.08), let company = random.pick(data.companies) {
            return (company, "contact" + digits(4))
        }
        let first = random.pick(names.firstNames) ?? SampleNames.Name("Mina")
        let last = random.pick(names.surnames) ?? SampleNames.Name("Rami")
        let mailbox = first.mailbox + "." + last.mailbox
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<4: return (last.inCapitals + " " + first.text, mailbox)
        case 4..<6: return ("M. et Mme " + last.inCapitals, mailbox)
        case 6..<9: return (first.text + " " + last.text, mailbox)
        default: return (first.text + " " + last.inCapitals, mailbox)
        }
    }

    private mutating func pickArticle() -> Article {
        var ticket = Int.random(in: 0..<totalWeight, using: &random)
        for article in articles {
            ticket -= article.product.weight
            if ticket < 0 { return article }
        }
        return Article(SampleData.Product(designation: "DCC", weight: 1, unitPriceCents: 900, pages: 100))
    }

    /// Many order one copy, few order hundreds.
    private mutating func pickCopies() -> Int {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30: 1
        case 30..<60: Int.random(in: 2...9, using: &random)
        case 60..<90: Int.random(in: 2...10, using: &random) * 5
        default: Int.random(in: 3...20, using: &random) * 25
        }
    }

    /// The last fourteen months, with more orders in the last six weeks, on working days mostly.
    private mutating func pickDay() -> LocalDate {
        let age =
            random.happens(0.25) ? Int.random(in: 0...42, using: &random) : Int.random(in: 0...425, using: &random)
        return Self.businessDay.adding(days: -age)
    }

    private func price(of product: SampleData.Product, copies: Int) -> Int {
        let discount = copies >= 100 ? 60 : copies >= 25 ? 75 : copies >= 10 ? 85 : 100
        return max(1, product.unitPriceCents * copies * discount / 100)
    }

    private mutating func digits(_ count: Int) -> String { random.digits(count).text }
}

extension LocalDate {
    /// The day a number of working days (Monday to Friday) later, or earlier when negative.
    fileprivate func adding(workingDays: Int) -> LocalDate {
        var day = self
        var left = abs(workingDays)
        while left > 0 {
            day = day.adding(days: workingDays < 0 ? -1 : 1)
            if day.weekday <= 5 { left -= 1 }
        }
        return day
    }
}
