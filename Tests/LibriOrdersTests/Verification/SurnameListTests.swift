import Foundation
import LibriTestSupport
import Testing

/// Lists of surnames against the matcher: every written variant is accepted, no near name is.
@Suite struct SurnameListTests {
    private static func names(_ url: URL) throws -> [String] {
        try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
    }

    @Test func acceptsVariantsAndNoNearNames() throws {
        let names = try Self.names(ProjectFolder.url.appendingPathComponent("training/names/surnames.txt"))
        // A part of the list keeps the test short.
        let sample = names.enumerated().filter { $0.offset % 16 == 0 || $0.element.contains { !$0.isLetter } }
        let measure = SurnameMeasure(names: sample.map(\.element))
        let refusals = measure.refusals()
        #expect(refusals.rate <= 0.005, "\(refusals)")
        let acceptances = measure.acceptances(distance: 1, mostPairs: 10_000)
        #expect(acceptances.others.isEmpty, "\(acceptances)")
    }

    /// `LIBRI_SURNAMES` names a list, one surname a line.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["LIBRI_SURNAMES"] != nil))
    func measuresAList() throws {
        let path = try #require(ProcessInfo.processInfo.environment["LIBRI_SURNAMES"])
        let measure = SurnameMeasure(names: try Self.names(URL(fileURLWithPath: path)))
        let refusals = measure.refusals()
        print(refusals)
        let folder = ProjectFolder.url.appendingPathComponent("training/names")
        print(measure.capitals(firstNames: try Self.names(folder.appendingPathComponent("first-names.txt"))))
        print(measure.times())
        #expect(refusals.rate <= 0.005)
        let acceptances = measure.acceptances(distance: 2, mostPairs: 1_000_000)
        print(acceptances)
        #expect(acceptances.others.isEmpty)
    }
}
