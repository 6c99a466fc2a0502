import LibriCore
import Testing

@Suite struct MessageInterpreterTests {
    private let interpreter: MessageInterpreter

    init() throws {
        interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: Lexicons(), names: NameModel(),
            orderNumberFormat: .coolLibri
        )
    }

    @Test(arguments: [
        ("Où en est ma commande ?", [Intent.order]), ("je n'ai rien reçu", [.order]), ("suivi commande", [.order]),
        ("RAMI CL-401372-487531", [.order]), ("Quand vais-je recevoir mon colis ?", [.order]),
        ("Quels formats proposez-vous ?", [.general]), ("comment passer une commande ?", [.general]),
        ("Combien coûte la livraison ?", [.general]), ("Quels sont vos délais ?", [.general]),
        ("Quels sont vos délais et où en est ma commande CL-401372 ?", [.general, .order]),
        ("bonjour", [.smalltalk]), ("délais", [.general]), ("Reliure spirale", [.general]),
        ("livraison Belgique", [.general]),
        ("ok", [.smalltalk]), ("oui merci", [.smalltalk]), ("merci beaucoup", [.smalltalk]),
        ("je voudrais parler à un conseiller", [.human]),
        ("quel temps fera-t-il demain ?", [.other]), ("👍", []),
    ])
    func readsIntents(text: String, intents: [Intent]) {
        #expect(interpreter.understand(text, language: .french).intents == intents)
    }

    @Test(arguments: [
        ("Where is my order?", [Intent.order]), ("my parcel has not arrived yet", [.order]),
        ("What formats do you offer?", [.general]),
        ("how do I place an order?", [.general]), ("can I speak to a real person?", [.human]),
        ("thank you", [.smalltalk]),
    ])
    func readsIntentsInEnglish(text: String, intents: [Intent]) {
        let understanding = interpreter.understand(text, language: .french)
        #expect(understanding.language == .english)
        #expect(understanding.intents == intents)
    }

    @Test func keepsOnlyTheGeneralClausesForTheDocuments() {
        let understanding = interpreter.understand(
            "Quels sont vos délais et où en est ma commande CL-401372 ?", language: .french)
        #expect(understanding.generalText == "Quels sont vos délais")
        #expect(understanding.orderReferences == [.firstBlock("CL-401372")])
    }

    @Test(arguments: [
        "Quel prix pour 14,8 x 21 cm ?", "Livrez-vous en Suisse et en Belgique ?",
        "Quel papier choisir pour un album, avec des photos, en couleur ?",
    ])
    func keepsAQuestionWhole(text: String) {
        let words = { (text: String) in text.split { !$0.isLetter && !$0.isNumber } }
        #expect(words(interpreter.understand(text, language: .french).generalText) == words(text))
    }

    @Test(arguments: [
        "Blanc", "Fanny Blanc", "Association Sportive de Montclairval", "SARL Imprim'Images", "bonjour, c'est Carré",
        "de La Tour", "Pagès",
    ])
    func aShortAnswerToTheQuestionForANameIsOne(text: String) {
        let pending = OrderSlots(reference: .firstBlock("CL-401372"))
        let understanding = interpreter.understand(text, language: .french, pending: pending)
        #expect(understanding.intents == [.order])
        #expect(understanding.name != nil)
    }

    @Test(arguments: ["je ne sais pas", "attendez je cherche", "un instant", "laissez tomber", "oui", "merci"])
    func anEvasiveAnswerIsNoName(text: String) {
        let pending = OrderSlots(reference: .firstBlock("CL-401372"))
        #expect(interpreter.understand(text, language: .french, pending: pending).name == nil)
    }

    @Test(arguments: [
        ("parler à quelqu'un", Language.french), ("« parler à quelqu’un »", .french), ("talk to someone", .english),
        ("à bientôt", .french),
    ])
    func theWayToAPersonWorksAsWritten(text: String, language: Language) {
        let understanding = interpreter.understand(text, language: language)
        #expect(understanding.language == language)
        if !text.contains("bient") { #expect(understanding.intents == [.human]) }
    }

    @Test(arguments: ["Statut", "URGENT", "Colissimo", "SVP MERCI", "Couverture Rigide"])
    func aWordBesideANumberIsNotAlwaysAName(word: String) {
        #expect(interpreter.understand("CL-401372-487531 \(word)", language: .french).name == nil)
    }

    @Test(arguments: ["Petit", "ROBERT", "Bernard", "Mina Rami"])
    func aNameBesideANumberIsOne(name: String) {
        let understanding = interpreter.understand("\(name) CL-401372-487531", language: .french)
        #expect(understanding.name?.full == name)
    }

    @Test func shortMessagesKeepTheConversationsLanguage() {
        for language in Language.allCases {
            #expect(interpreter.understand("ok", language: language).language == language)
        }
    }

    @Test func digitsInASentenceAreNoOrderNumber() {
        let understanding = interpreter.understand(
            "Mon ISBN 978210 est déjà fourni ici", language: .french, pending: OrderSlots())
        #expect(understanding.orderReferences == [])
        #expect(interpreter.understand("401372", language: .french, pending: OrderSlots()).orderReferences.count == 1)
    }

    @Test func aBareNameAnswersAPendingQuestion() {
        let pending = OrderSlots(reference: .firstBlock("CL-401372"))
        let understanding = interpreter.understand("Rami", language: .french, pending: pending)
        #expect(understanding.intents == [.order])
        #expect(understanding.name?.surname == "Rami")
    }

    @Test(arguments: [
        "", "   ", "🙂🙃", "\u{200B}\u{E0041}", String(repeating: "e\u{0301}\u{0302}\u{0303}", count: 500), "\u{202E}moc",
        "\u{0}\u{1}",
    ])
    func staysCalmBeforeNonsense(text: String) {
        #expect(interpreter.understand(text, language: .french).orderReferences == [])
    }
}
