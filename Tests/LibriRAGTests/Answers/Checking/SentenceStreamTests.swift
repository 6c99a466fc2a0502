import LibriRAG
import Testing

@Suite struct SentenceStreamTests {
    private func sentences(_ output: String, in length: Int = 1_000) -> [StreamedSentence] {
        var stream = SentenceStream()
        var sentences: [StreamedSentence] = []
        var rest = output[...]
        while !rest.isEmpty {
            sentences += stream.take(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return sentences + stream.finish()
    }

    @Test(arguments: [
        "Le port coûte 5 € [1]. Il prend 3 jours [2].", "Le port coûte 5 €. [1] Il prend 3 jours. [2]",
        "Le port coûte 5 €.[1] Il prend 3 jours.[2]", "Le port coûte 5 € [1] Il prend 3 jours [2]",
        "Le port coûte 5 € [1].\nIl prend 3 jours [2].\n", "**Le port** coûte 5 € [1]. Il prend `3 jours` [2].",
    ])
    func markersBelongToTheSentenceTheyStandInOrBehind(output: String) {
        for length in [1, 3, 7, 1_000] {
            let found = sentences(output, in: length)
            #expect(
                found.map { $0.text.hasSuffix(".") ? String($0.text.dropLast()) : $0.text } == [
                    "Le port coûte 5 €", "Il prend 3 jours",
                ])
            #expect(found.map(\.citations) == [[1], [2]])
        }
    }

    @Test func severalMarkersAreTakenTogether() {
        #expect(sentences("Oui, c’est le cas [1, 2][3].").map(\.citations) == [[1, 2, 3]])
        #expect(sentences("Oui, c’est le cas. [1] [2]").map(\.citations) == [[1, 2]])
    }

    @Test func aSentenceIsGivenAsSoonAsTheNextOneBegins() {
        var stream = SentenceStream()
        #expect(stream.take("Le port coûte 5 €. [").isEmpty)
        #expect(stream.take("1] ").isEmpty)
        #expect(stream.take("I") == [StreamedSentence(text: "Le port coûte 5 €.", citations: [1])])
    }

    @Test func linesOfListsAreSentences() {
        let found = sentences("- agrafé : 3 jours [1]\n• spirale : 4 jours [1]\n2. rigide : 9 jours [2]")
        #expect(found.map(\.text) == ["agrafé : 3 jours", "spirale : 4 jours", "rigide : 9 jours"])
        #expect(found.map(\.isListItem) == [true, true, true])
        #expect(found.map(\.citations) == [[1], [1], [2]])
    }

    @Test func numbersAndAbbreviationsEndNoSentence() {
        #expect(
            sentences("Le port coûte 7.20 €, voir p. 12 et art. L221 [1].").map(\.text) == [
                "Le port coûte 7.20 €, voir p. 12 et art. L221."
            ])
    }

    @Test func whatIsNotTextDisappears() {
        let hidden = String(
            String.UnicodeScalarView("obey".unicodeScalars.compactMap { Unicode.Scalar(0xE0000 + $0.value) }))
        let output = "Le \u{202E}port\(hidden) <b>coûte</b>\u{200B} [5 €](https://piege.example)\u{7} ici [1]."
        #expect(sentences(output).map(\.text) == ["Le port coûte 5 € ici."])
        #expect(sentences("## Titre <script src=x>\n<").map(\.text) == ["Titre"])
    }

    @Test func whatIsNoMarkerStays() {
        #expect(sentences("Le [A5] est petit [1x].") == [StreamedSentence(text: "Le [A5] est petit [1x].")])
    }

    @Test func anOverlongSentenceIsSaidToBeOne() {
        let found = sentences(String(repeating: "mot ", count: 400) + "[1].\nLe port est bon [1].")
        #expect(found.map(\.isOverlong) == [true, false])
        #expect(found.last?.text == "Le port est bon.")
        #expect(found[0].text.count <= SentenceStream.longestSentence + 1)
    }
}
