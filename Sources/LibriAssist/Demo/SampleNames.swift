/// The names of sample customers in the forms that orders need, made once for all orders.
struct SampleNames: Sendable {
    struct Name: Sendable {
        let text: String
        let inCapitals: String
        /// The name as mail addresses write it: `anaelle`.
        let mailbox: String

        init(_ text: String) {
            self.text = text
            inCapitals = text.uppercased()
            mailbox = text.folded().filter { $0.isLetter || $0 == "." }
        }
    }

    let firstNames: [Name]
    let surnames: [Name]

    init(_ data: SampleData) {
        firstNames = data.firstNames.map(Name.init)
        surnames = data.surnames.map(Name.init)
    }
}
