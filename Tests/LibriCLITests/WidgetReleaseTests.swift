import Foundation
import LibriCore
import LibriTestSupport
import Testing

@testable import LibriWidget

/// The versions of the widget that a server has: pages name the hashes of earlier ones.
@Suite final class WidgetReleaseTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func earlierVersionsStayBesideTheCurrentOne() throws {
        for version in ["1.0.0", "1.2.0"] {
            for name in WidgetRelease.names {
                _ = try folder.write("\(version) \(name)", to: "\(version)/\(name)")
                _ = try folder.write("small \(version)", to: "\(version)/\(name).gz")
            }
        }
        _ = try folder.write("", to: ".DS_Store")
        let versions = try WidgetRelease.versions(in: URL(fileURLWithPath: folder.path("")))
        #expect(versions.keys.sorted() == ["1.0.0", "1.2.0"])
        let script = try #require(versions["1.0.0"]?.first { $0.name == "chatbot-widget.js" })
        #expect(script.data == Data("1.0.0 chatbot-widget.js".utf8) && script.compressed == Data("small 1.0.0".utf8))
    }

    @Test func aVersionWithoutAFileIsDamaged() throws {
        _ = try folder.write("", to: "1.0.0/chatbot-widget.js")
        let error = #expect(throws: ResourceError.self) {
            try WidgetRelease.versions(in: URL(fileURLWithPath: folder.path("")))
        }
        #expect(error?.message.contains(folder.path("")) == true)
    }
}
