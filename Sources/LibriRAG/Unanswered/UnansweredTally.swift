/// How often a question was asked in one wording on one day.
struct UnansweredTally: Sendable {
    var question: UnansweredQuestion
    var day: LocalDate
    var count: Int
}

extension UnansweredQuestion {
    /// A question that was kept.
    init(text: String, language: Language, stems: [String]) {
        self.text = text
        self.language = language
        self.stems = stems
    }
}
