import Foundation
package import LibriAssist
import Logging
import Synchronization

/// The sample shop's state, made once for all tests of a process.
package enum DemoState {
    private static let made = Task<StateFolder, any Error> {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("libriassist-demo-\(UUID().uuidString)")
        removeAtExit(url)
        let state = StateFolder(url: url)
        let shop = try demoShop()
        let configuration = try await shop.configuration(state: state, environment: [:])
        try shop.prepare(state: state, configuration: configuration) { _ in }
        // Whoever comes next finds the knowledge store made.
        _ = try await LibriServices(configuration: configuration, state: state, logger: Logger(label: "test"))
        return state
    }

    /// The state folder.
    package static func folder() async throws -> StateFolder { try await made.value }

    /// A copy of the orders and documents, with nothing counted or written down yet.
    package static func copy(to target: borrowing TemporaryFolder) async throws -> StateFolder {
        let made = try await folder()
        let state = StateFolder(url: URL(fileURLWithPath: target.path("state"), isDirectory: true))
        try state.create()
        for name in [made.sampleOrders, made.knowledgeStore] {
            let file = URL(fileURLWithPath: name)
            try FileManager.default.copyItem(at: file, to: state.url.appendingPathComponent(file.lastPathComponent))
        }
        return state
    }

    /// The sample shop's parts.
    package static func services() async throws -> LibriServices {
        let state = try await folder()
        let configuration = try await demoShop().configuration(state: state, environment: [:])
        return try await LibriServices(
            configuration: configuration, state: state, logger: Logger(label: "test"), guarding: .thisUser)
    }

    private static func demoShop() throws -> SampleShop {
        _ = FileManager.default.changeCurrentDirectoryPath(ProjectFolder.url.path)
        return try SampleShop()
    }
}

/// Removes a folder when the process ends.
private func removeAtExit(_ url: URL) {
    foldersToRemove.withLock { $0.append(url) }
    atexit { foldersToRemove.withLock { $0.forEach { try? FileManager.default.removeItem(at: $0) } } }
}

private let foldersToRemove = Mutex<[URL]>([])
