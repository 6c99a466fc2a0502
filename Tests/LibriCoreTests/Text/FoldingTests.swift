import LibriCore
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("L’Œuvre", "l'oeuvre"), ("ÉCOLE", "ecole"), ("Lefèvre–Dubois", "lefevre-dubois"), ("Straße", "strasse"),
        ("Łukasz", "lukasz"), ("ＣＬ４０１", "cl401"), ("Nguyễn", "nguyen"), ("a\u{00A0}b", "a b"), ("plain", "plain"),
        ("e\u{0301}t\u{00E9}", "ete"), ("ﬁn", "fin"),
    ])
    func foldsCaseAccentsAndTypography(text: String, expected: String) {
        #expect(text.folded() == expected)
    }

    @Test func foldingIsIdempotent() {
        for text in ["Ça « va » ?", "D’AUBIGNÉ", "Ĳsselmeer", "ﬃ Ǆ"] {
            #expect(text.folded().folded() == text.folded())
        }
    }

    @Test func dropsWhatNobodySees() {
        let hidden = "pay\u{200B}er\u{202E}\u{E0041}\u{0007} ici\n✅ 1\u{FE0F}\u{20E3}"
        #expect(hidden.withoutInvisibleCharacters() == "payer ici\n✅ 1\u{FE0F}\u{20E3}")
    }
}
