import Foundation
import LibriTestSupport
import Testing

@testable import LibriAssist

@Suite struct OrderSchemaFileTests {
    @Test func theDemosSchemaIsThePlans() throws {
        #expect(
            try OrderSchemaFile.read(ProjectFolder.url.appendingPathComponent("demo/orders.schema.yaml").path) == .plan)
    }

    @Test(arguments: [
        ("table: T\ncolumns: {number: N, customer: C}\nstatuses: {}\ntabel: x", "tabel"),
        ("table: T\ncolumns: {number: N}\nstatuses: {}", "customer"),
        ("table: T\ncolumns: {number: N, customer: C, adress: A}\nstatuses: {}", "adress"),
        ("table: T\ncolumns: {number: N, customer: C}\nstatuses: {Prête: ready}", "statuses"),
        ("table: [", "not valid YAML at line"),
    ])
    func namesWhatIsWrong(yaml: String, piece: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(yaml, to: "s.yaml")
        let error = #expect(throws: ConfigurationError.self) { try OrderSchemaFile.read(path) }
        #expect(error?.message.contains(piece) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains(path) == true)
    }
}
