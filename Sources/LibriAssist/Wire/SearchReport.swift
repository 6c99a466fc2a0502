/// What a search found, as `knowledge search --json` prints it.
package struct SearchReport: Encodable, Sendable {
    package struct Hit: Encodable, Sendable {
        package var document: String
        package var passage: String
        package var score: Double
    }

    package var id: String?
    package var hits: [Hit]
    package var answerable: Double

    package init(_ retrieval: Retrieval, id: String? = nil) {
        self.id = id
        hits = retrieval.hits.map {
            Hit(document: $0.passage.document, passage: $0.passage.text, score: $0.score.rounded(toPlaces: 4))
        }
        answerable = retrieval.answerable.rounded(toPlaces: 3)
    }
}
