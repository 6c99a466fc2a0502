import LibriCore
import Testing

@Suite struct MessageNoiseTests {
    @Test(arguments: [
        (MessageNoise.withoutAccents, "Où est l’Œuvre d'été ?", "Ou est l’Œuvre d'ete ?"),
        (.upperCase, "déjà", "DÉJÀ"), (.lowerCase, "DÉJÀ", "déjà"),
        (.withoutPunctuation, "Oui, d'accord : 14 !", "Oui  d'accord   14  "),
    ])
    func changesWhatItSays(noise: MessageNoise, text: String, expected: String) {
        var random = SeededGenerator(seed: 1)
        #expect(noise.applied(to: text, random: &random) == expected)
    }

    @Test func typosTouchLettersAndNeverFigures() {
        let text = "Bonjour, pourriez-vous vérifier la commande CL-401372-487531 imprimée mercredi matin ?"
        var changed = 0
        for seed in 0..<50 {
            var random = SeededGenerator(seed: UInt64(seed))
            let noisy = MessageNoise.typos.applied(to: text, random: &random)
            #expect(noisy.contains("CL-401372-487531"))
            if noisy != text { changed += 1 }
        }
        #expect(changed > 10)
    }
}
