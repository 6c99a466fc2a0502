/// What becomes of a sentence of a model.
public enum SentenceVerdict: Sendable, Equatable {
    /// It may be shown, with the passages that it rests on, numbered from 1.
    case shown(String, citations: [Int])
    /// It says nothing by itself ("Oui."), and goes without a word.
    case dropped
    /// It may not be shown.
    case withheld(WithholdingReason)
}

/// Why a sentence of a model is not shown.
public enum WithholdingReason: String, Sendable, CaseIterable {
    /// It is longer than any sentence.
    case overlong
    /// It was said before.
    case repeated
    /// It names no passage.
    case uncited
    /// It names a passage that there is not.
    case citationOutOfRange
    /// It is not in the language of the answer, or in no writing of that language.
    case language
    /// It talks of instructions, prompts or what it is itself.
    case instructions
    /// It names an order.
    case orderNumber
    /// An e-mail address, web address or telephone number that no cited passage holds.
    case contact
    /// A figure that no cited passage holds, or not with its unit or bound.
    case figure
    /// A figure that a cited passage gives for something else.
    case shiftedFigure
    /// A date, month or day of the week that no cited passage holds.
    case date
    /// "Free", "half", "double" and the like, which no cited passage says of it.
    case amount
    /// A name that nothing explains.
    case name
    /// A promise in the shop's name that no cited passage makes.
    case promise
    /// It speaks of what a withheld sentence named.
    case unexplained
    /// Too few of its words stand in the cited passages.
    case unsupported
    /// It denies what a cited passage says, or says what one denies.
    case reversed
    /// It says more than a cited passage, such as "always".
    case overstated
}
