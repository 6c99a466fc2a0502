/// What a customer has read of an answer before a sentence, by which its pronouns are understood.
enum SpokenBefore: Sendable {
    /// Nothing: the question tells what is meant.
    case nothing
    /// The sentence shown last, without markers.
    case sentence(String)
    /// The sentence before was withheld: "it" has lost what it stands for.
    case withheld
}
