import Foundation
import LibriRAG
import LibriTestSupport
import Testing

@Suite struct DocumentFolderTests {
    private func folder() throws -> DocumentFolder {
        DocumentFolder(detector: LanguageDetector(lexicons: try Lexicons()))
    }

    @Test func findsDocumentsBelowAFolderInOrder() throws {
        let root = try TemporaryFolder()
        try root.write("b", to: "fr/b.md")
        try root.write("a", to: "a.txt")
        try root.write("x", to: "image.png")
        try root.write("x", to: ".hidden.md")
        let found = try folder().files(below: [root.url.path])
        #expect(found.readable.map(\.name) == ["a.txt", "fr/b.md"])
        #expect(found.skipped == ["image.png"])
    }

    @Test func namesAMissingFolder() throws {
        let folder = try folder()
        let error = #expect(throws: DocumentError.self) { try folder.files(below: ["/nowhere/docs"]) }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("/nowhere/docs") == true)
    }

    // Root may read everything, so there is nothing to see.
    @Test(.enabled(if: getuid() != 0)) func namesAnUnreadableFolder() throws {
        let root = try TemporaryFolder()
        try root.write("a", to: "closed/a.md")
        let closed = root.path("closed")
        try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: closed)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed) }
        let listing = try folder().files(below: [root.url.path])
        #expect(listing.problems.map(\.path) == [closed])
    }

    @Test func linksInACircleEndAndLinkedFoldersAreRead() throws {
        let root = try TemporaryFolder()
        let elsewhere = try TemporaryFolder()
        try root.write("a", to: "deep/a.md")
        try elsewhere.write("b", to: "b.md")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: root.path("deep/circle"), withDestinationPath: root.url.path)
        try manager.createSymbolicLink(atPath: root.path("linked"), withDestinationPath: elsewhere.url.path)
        try manager.createSymbolicLink(atPath: root.path("broken"), withDestinationPath: root.path("nowhere"))
        #expect(try folder().files(below: [root.url.path]).readable.map(\.name) == ["deep/a.md", "linked/b.md"])
    }

    @Test func aHugeFileIsRefusedBeforeItIsRead() throws {
        let root = try TemporaryFolder()
        let path = root.path("huge.md")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: 200_000_000)
        try file.close()
        try FileManager.default.createSymbolicLink(atPath: root.path("link.md"), withDestinationPath: path)
        let folder = try folder()
        let found = try folder.files(below: [root.url.path]).readable
        #expect(found.map(\.name) == ["huge.md", "link.md"])
        for file in found {
            let error = #expect(throws: DocumentError.self) { try folder.data(of: file) }
            #expect(error?.message.contains("200 MB") == true)
        }
    }

    @Test func aFileNamedTwiceIsReadOnce() throws {
        let root = try TemporaryFolder()
        try root.write("Prix.", to: "a/b.txt")
        let files = try folder().files(below: [root.path("a"), root.path("a/b.txt"), root.path("a/./b.txt")]).readable
        #expect(files.map(\.name) == ["b.txt"])
    }
}
