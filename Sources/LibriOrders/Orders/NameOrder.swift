/// In which order a column holds first name and surname.
public enum NameOrder: String, Sendable, Decodable, CaseIterable {
    /// Not told: capitals, a comma and a list of given names decide; see ``CustomerName/init(column:order:)``.
    case unknown
    /// `Mina RAMI`
    case firstNameFirst
    /// `RAMI MINA`
    case surnameFirst
}
