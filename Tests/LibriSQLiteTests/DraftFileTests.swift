import Foundation
import LibriSQLite
import LibriTestSupport
import Testing

@Suite final class DraftFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func begin() throws -> DraftFile { try DraftFile(for: folder.path("file")) }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path) }
    }

    @Test func takesTheNameOnceItIsPublished() throws {
        try folder.write("old", to: "file")
        let draft = try begin()
        #expect(try FileManager.default.attributesOfItem(atPath: draft.path)[.posixPermissions] as? Int == 0o600)
        let handle = try #require(FileHandle(forWritingAtPath: draft.path))
        try handle.write(contentsOf: Data("new".utf8))
        #expect(FileManager.default.contents(atPath: folder.path("file")) == Data("old".utf8))
        try draft.publish()
        draft.discard()
        #expect(FileManager.default.contents(atPath: folder.path("file")) == Data("new".utf8))
        #expect(try names == ["file"])
    }

    @Test func oneProcessAtATimeHasIt() throws {
        let draft = try begin()
        #expect(throws: DraftFile.Failure.busy) { try begin() }
        draft.discard()
        #expect(try names.isEmpty)
        try begin().discard()
    }

    @Test func whatItDiscardsIsNotTheNextOnes() throws {
        let first = try begin()
        try first.publish()
        let second = try begin()
        first.discard()
        #expect(FileManager.default.fileExists(atPath: second.path))
        second.discard()
        #expect(try names == ["file"])
    }

    @Test func whatWasLeftLyingAboutIsEmptied() throws {
        try folder.write("rest", to: ".file.draft")
        let draft = try begin()
        #expect(FileManager.default.contents(atPath: draft.path) == Data())
        draft.discard()
    }

    @Test func aLinkIsNotFollowed() throws {
        try folder.write("precious", to: "other")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(".file.draft"), withDestinationPath: folder.path("other"))
        #expect(throws: DraftFile.Failure.unwritable) { try begin() }
        #expect(FileManager.default.contents(atPath: folder.path("other")) == Data("precious".utf8))
    }
}
