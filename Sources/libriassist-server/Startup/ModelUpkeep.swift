import LibriAssist
import ServiceLifecycle

/// Loads the models and keeps the vectors in line with the documents, beside the answering.
struct ModelUpkeep: Service {
    let models: ModelServices
    let vectors: VectorUpkeep?

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await models.preload() }
                group.addTask { await vectors?.run() }
                // A service that ends stops the server, and there may be no model to keep up with.
                group.addTask { while (try? await Task.sleep(for: .seconds(3_600))) != nil {} }
            }
        }
    }
}
