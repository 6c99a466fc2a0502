import LibriCore
import Testing

@Suite struct PatternRedactorTests {
    private let redactor: PatternRedactor

    init() throws {
        redactor = PatternRedactor(
            lexicons: try Lexicons(), names: try NameModel(), orderNumberFormat: .coolLibri)
    }

    @Test(arguments: [
        "Quels délais pour CL-401372-487531 au nom de Zorglub ?", "je m'appelle Zorglub, livrez-vous en Belgique ?",
        "écrivez à zorglub@courriel.example", "mon numéro est le 06 12 34 56 78, quels délais ?",
        "ma carte 4970 1012 3456 7890 est refusée", "Mme Zorglub : quels formats ?",
        "12 rue Zorglub 75002 Paris", "mon 06–12–34 56–78, Zorglub", "quels délais pour CL-401372-48753I ?",
        "voir https://zorglub.example/?id=401372",
    ])
    func removesWhatIsPersonal(text: String) {
        let redacted = redactor.redact(text, language: .french).lowercased()
        for canary in ["zorglub", "401372", "487531", "34 56", "4970"] { #expect(!redacted.contains(canary)) }
    }

    @Test func removesNamesThatAreKnown() {
        let names = [StatedName(full: "Mina Zorglub", surname: "Zorglub")]
        let redacted = redactor.redact("et pour zorglub, quels délais ?", language: .french, knownNames: names)
        #expect(!redacted.contains("zorglub"))
        #expect(redacted.contains("quels délais ?"))
    }

    @Test(arguments: [
        "Un livre de 300 pages en A5 ?", "combien pour 25 exemplaires de 148 x 210 ?", "papier 90 g ou 115 g ?",
    ])
    func keepsTheFiguresOfAQuestion(text: String) { #expect(redactor.redact(text, language: .french) == text) }
}
