import LibriOrders
import Testing

@Suite struct OrderWordingTests {
    private func order(_ status: OrderStatus, late: Bool = false) throws -> MaskedOrder {
        MaskedOrder(
            number: try OrderNumber("CL-401372-487531"), customer: "M. RAMI", product: "DCC", quantity: 1,
            orderedOn: LocalDate(iso: "2025-10-20"), shipsBy: LocalDate(iso: "2025-10-28"), status: status,
            isLate: late,
            history: [StatusChange(on: LocalDate(iso: "2025-10-20")!, status: .received)]
        )
    }

    @Test(arguments: OrderStatus.allCases, Language.allCases)
    func everyStatusHasWords(status: OrderStatus, language: Language) throws {
        let card = try OrderWording().card(for: try order(status), in: language)
        #expect(!card.statusText.isEmpty && !card.explanation.isEmpty)
        #expect(card.text.hasSuffix(card.explanation))
        #expect(card.historyTexts.count == 1)
        #expect(!card.text.contains("{") && !card.text.contains("nil"))
    }

    @Test func onlyAnOpenOrderPromisesADay() throws {
        let wording = try OrderWording()
        #expect(
            wording.card(for: try order(.inProduction), in: .french).explanation.hasSuffix(
                "Elle sera expédiée d'ici le 28/10/2025."))
        for status in [OrderStatus.awaitingCustomer, .shipped, .delivered, .cancelled] {
            #expect(!wording.card(for: try order(status), in: .french).explanation.contains("28/10/2025"))
        }
    }

    @Test func aLateOrderIsSaidToBeLate() throws {
        let card = try OrderWording().card(for: try order(.inProduction, late: true), in: .french)
        #expect(card.explanation.contains("retard"))
        #expect(!card.explanation.contains("d'ici le"))
    }

    @Test func countsCopiesInTheLanguage() throws {
        let wording = try OrderWording()
        #expect(wording.card(for: try order(.received), in: .french).text.contains("1 exemplaire\n"))
        var many = try order(.received)
        many.quantity = 0
        #expect(wording.card(for: many, in: .french).text.contains("0 exemplaire\n"))
        #expect(wording.card(for: many, in: .english).text.contains("0 copies\n"))
    }

    @Test(arguments: [
        (OrderDetail.Value.text("ivoire"), "ivoire", "ivoire"), (.integer(1_200), "1200", "1200"),
        (.choice("DCC", words: .init(french: "dos carré", english: "perfect bound")), "dos carré", "perfect bound"),
        (.decimal("1.25"), "1,25", "1.25"), (.flag(true), "oui", "yes"), (.flag(false), "non", "no"),
        (.day(LocalDate(iso: "2025-10-28")!), "28/10/2025", "28 October 2025"),
    ])
    func detailsHaveWords(value: OrderDetail.Value, french: String, english: String) throws {
        var order = try order(.inProduction)
        order.details = [OrderDetail(name: "d", label: .init(french: "Détail", english: "Detail"), value: value)]
        let wording = try OrderWording()
        #expect(wording.card(for: order, in: .french).text.contains("\n🔹 Détail : \(french)\n"))
        #expect(wording.card(for: order, in: .english).text.contains("\n🔹 Detail: \(english)\n"))
        #expect(wording.card(for: order, in: .english).detailTexts == [english])
    }

    @Test func leavesOutWhatIsNotKnown() throws {
        let bare = MaskedOrder(number: try OrderNumber("CL-401372-487531"), customer: "")
        let text = try OrderWording().card(for: bare, in: .french).text
        #expect(
            text
                == "✅ Commande trouvée !\n\n📦 Commande CL-401372-487531\n⏱️ Statut : En cours de traitement\n\nVotre commande est en cours de traitement. Pour en savoir plus, contactez-nous en indiquant son numéro."
        )
    }
}
