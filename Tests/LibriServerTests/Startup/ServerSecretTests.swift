import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@testable import libriassist_server

@Suite struct ServerSecretTests {
    @Test(arguments: [
        [:], ["LIBRI_SECRET": ""], ["LIBRI_SECRET": "hunter2"], ["LIBRI_SECRET": Data(count: 32).base64EncodedString()],
        ["LIBRI_SECRET": Data((0..<31).map { UInt8($0) }).base64EncodedString()],
        ["LIBRI_SECRET_FILE": "/nowhere/secret"],
    ])
    func refusesAMissingOrWeakSecret(environment: [String: String]) {
        let error = #expect(throws: ConfigurationError.self) { try ServerSecret.all(in: environment) }
        #expect(error?.code == .secret)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test func readsTheSecretFromAFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data((0..<32).map { UInt8($0) }).base64EncodedString() + "\n", to: "secret")
        #expect(throws: Never.self) { try ServerSecret.all(in: ["LIBRI_SECRET_FILE": path]) }
    }

    @Test func theDemoKeepsItsSecretForItsUserAlone() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("secret")
        let made = try ServerSecret(demo: file)
        #expect(try ServerSecret(demo: file).key == made.key)
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }
}
