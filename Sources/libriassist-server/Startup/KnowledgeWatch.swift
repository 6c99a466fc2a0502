import LibriAssist
import ServiceLifecycle

/// Looks every few seconds whether staff have indexed the documents anew.
struct KnowledgeWatch: Service {
    let knowledge: LiveKnowledge

    private static let interval = Duration.seconds(3)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Self.interval)) != nil { await knowledge.refresh() }
        }
    }
}
