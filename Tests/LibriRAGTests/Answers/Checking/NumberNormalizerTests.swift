import Testing

@testable import LibriRAG

@Suite struct NumberNormalizerTests {
    @Test(arguments: [
        ("cinq à huit jours", "5 à 8 jours"), ("deux cent cinquante pages", "250 pages"),
        ("neuf mille neuf cent quatre-vingt-dix-neuf", "9999"), ("soixante et onze", "71"), ("vingt et un", "21"),
        ("quatre-vingts pages", "80 pages"), ("soixante-dix-sept", "77"), ("mille cent", "1100"),
        ("septante-deux", "72"), ("une semaine", "1 semaine"), ("une douzaine de livres", "12  livres"),
        ("une dizaine d'exemplaires", "environ 10 exemplaires"), ("dix pour cent", "10 pour cent"),
        ("le troisième jour", "le rang3 jour"), ("la 4e de couverture", "la rang4 de couverture"),
        ("un livre neuf", "un livre neuf"), ("une page blanche", "une page blanche"),
        ("à partir d’un exemplaire", "à partir d’1 exemplaire"), ("un seul exemplaire", "1 exemplaire"),
        ("9h30", "9 h 30"), ("de 9:00 à 17:30", "de 9 h à 17 h 30"), ("12 € 50", "12.50 €"),
        ("twenty-four hours", "24 hours"), ("one hundred and twenty euros", "120 euros"), ("a week", "1 week"),
        ("two thousand five hundred", "2500"), ("a dozen copies", "12  copies"), ("5:30 pm", "17 h 30"),
        ("the third copy", "the rang3 copy"), ("3rd March 2025", "3rd March 2025"),
        ("Le prix reste.", "Le prix reste."),
    ])
    func writesNumbersInFigures(text: String, expected: String) {
        #expect(NumberNormalizer.normalized(text).splitAtWhiteSpace() == expected.splitAtWhiteSpace())
    }
}
