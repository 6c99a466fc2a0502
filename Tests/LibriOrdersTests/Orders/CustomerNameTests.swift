import LibriOrders
import Testing

@Suite struct CustomerNameTests {
    @Test(arguments: [
        ("Mina RAMI", "Mina", "RAMI"), ("RAMI Mina", "Mina", "RAMI"), ("M. et Mme MARTIN", nil, "MARTIN"),
        ("Anne-Sophie LEFÈVRE-DUBOIS", "Anne-Sophie", "LEFÈVRE-DUBOIS"), ("Jean de LA TOUR", "Jean", "de LA TOUR"),
        ("Jean Martin", "Jean", "Martin"), ("RAMI", nil, "RAMI"), ("de La Tour", nil, "de La Tour"), ("", nil, ""),
        ("Mme  Zoé   D'AUBIGNÉ ", "Zoé", "D'AUBIGNÉ"),
    ])
    func takesANameApart(column: String, first: String?, last: String) {
        #expect(CustomerName(column: column) == CustomerName(first: first, last: last))
    }

    @Test(arguments: [
        "Association Les Amis du Moulin", "École Jules-Ferry", "SARL IMPRIM", "Mairie de Vernay",
        "Gîte et Table d'Hôtes La Bergeronnette",
    ])
    func knowsOrganisations(column: String) {
        #expect(CustomerName(column: column) == CustomerName(first: nil, last: column, isOrganisation: true))
    }

    @Test(arguments: [
        ("DUPONT MARIE", "DUPONT", "MARIE"), ("Jean et Marie", nil, "Jean et Marie"),
        ("DUPONT Jean LEROY", nil, "DUPONT Jean LEROY"),
    ])
    func saysWhereTheSurnameIsUncertain(column: String, first: String?, last: String) {
        #expect(CustomerName(column: column) == CustomerName(first: first, last: last, isOrderUncertain: true))
    }

    @Test(arguments: [
        ("JEAN PIERRE MARTIN", "JEAN PIERRE", "MARTIN"), ("RAMI, Mina", "Mina", "RAMI"),
        ("J.P. MARTIN", "J.P", "MARTIN"),
        ("MAITRE Jean", "Jean", "MAITRE"), ("Ben AFFLECK", "Ben", "AFFLECK"), ("de La Tour Jean", "Jean", "de La Tour"),
        ("Jean et Marie DUPONT", "Jean Marie", "DUPONT"), ("MAISON Julie", "Julie", "MAISON"),
        ("Marie SA", "Marie", "SA"),
    ])
    func tellsFirstNamesFromSurnames(column: String, first: String?, last: String) {
        #expect(CustomerName(column: column) == CustomerName(first: first, last: last))
    }

    @Test(arguments: [
        ("RAMI MINA", "MINA", "RAMI"), ("MARTIN BERNARD", "BERNARD", "MARTIN"), ("Xyz Mina", "Mina", "Xyz"),
        ("LE GOFF MARIE ANNE", "MARIE ANNE", "LE GOFF"), ("DE LA TOUR", nil, "DE LA TOUR"), ("RAMI", nil, "RAMI"),
        ("LEFEVRE DUBOIS MARIE", "MARIE", "LEFEVRE DUBOIS"), ("RAMI XYZ", "XYZ", "RAMI"),
        ("Mina RAMI", "Mina", "RAMI"), ("RAMI, MINA", "MINA", "RAMI"),
    ])
    func aShopMayWriteSurnamesFirst(column: String, first: String?, last: String) {
        #expect(CustomerName(column: column, order: .surnameFirst) == CustomerName(first: first, last: last))
    }

    @Test func aShopMayWriteFirstNamesFirst() {
        #expect(
            CustomerName(column: "DUPONT MARIE", order: .firstNameFirst)
                == CustomerName(first: "DUPONT", last: "MARIE"))
    }

    @Test(arguments: [
        ("Mina RAMI épouse DURAND", CustomerName(first: "Mina", last: "DURAND")),
        ("Jean DUPONT et Marie LEROY", CustomerName(first: "Marie", last: "LEROY")),
        ("M. Dupont et Mme Leroy", CustomerName(first: nil, last: "Leroy")),
    ])
    func findsFurtherNames(column: String, alternative: CustomerName) {
        #expect(CustomerName(column: column).alternatives == [alternative])
    }

    @Test(arguments: ["Dupont & Cie", "DUPONT SA", "S.A.R.L. Dupont", "Dupont frères", "MAISON JULIE"])
    func knowsFirms(column: String) {
        #expect(CustomerName(column: column) == CustomerName(first: nil, last: column, isOrganisation: true))
    }
}
