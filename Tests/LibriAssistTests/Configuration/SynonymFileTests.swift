#if Configuration
import LibriTestSupport
import Testing

@testable import LibriAssist

@Suite struct SynonymFileTests {
    @Test func readsTheGroupsOfEachLanguage() throws {
        let folder = try TemporaryFolder()
        let groups = try SynonymFile.read(
            try folder.write("fr:\n  - [colis, paquet]\n  - [dos carré collé, DCC]\n", to: "s.yaml")
        ).groups
        #expect(groups.french == [["colis", "paquet"], ["dos carré collé", "DCC"]])
        #expect(groups.english == [])
    }

    @Test(arguments: [
        ("fre: [[a, b]]", "\"fre\""), ("fr: [[colis]]", "fr, group 1 (colis)"), ("fr: [[a, '']]", "1 to 80 characters"),
        ("fr: colis", "wrong kind"), ("fr: [[", "not valid YAML"),
    ])
    func namesWhatIsWrong(yaml: String, piece: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(yaml, to: "s.yaml")
        let error = #expect(throws: ConfigurationError.self) { try SynonymFile.read(path) }
        #expect(error?.message.contains(piece) == true, "\(error?.message ?? "")")
    }
}
#endif
