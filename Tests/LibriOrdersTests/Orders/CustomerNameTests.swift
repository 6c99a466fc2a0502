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

    @Test(arguments: ["Association Les Amis du Moulin", "École Jules-Ferry", "SARL IMPRIM", "Mairie de Vernay"])
    func knowsOrganisations(column: String) {
        #expect(CustomerName(column: column) == CustomerName(first: nil, last: column, isOrganisation: true))
    }
}
