/// The given names that come with the library, for telling a first name from a surname.
package struct GivenNames: Sendable {
    private let names: Set<String>

    /// The names of the resource folder; none where it is missing, so that the order of words alone decides.
    package static let bundled = GivenNames(
        (try? ResourceBundle.core.data(of: Lexicons.givenNamesResource)).map(Lexicons.words) ?? [])

    /// Takes names that are folded.
    package init(_ names: Set<String>) { self.names = names }

    /// Whether a folded word is a given name.
    package func contains(_ folded: String) -> Bool { names.contains(folded) }
}
