#if SQLite && Configuration
import Logging

extension LibriServices {
    /// Loads the models and brings the vectors in line with the documents, for a program that answers at once and ends. What fails is
    /// logged, and done without.
    ///
    /// - Parameters:
    ///   - time: How long a model may take to be loaded.
    ///   - progress: Called with a sentence for people as long work goes on.
    public func prepareModels(
        within time: Duration = .seconds(120), progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async {
        guard models.writer != nil || models.semantic != nil else { return }
        progress("Loading the models")
        await models.loadInBackground(within: time)
        guard let vectors else { return }
        do throws(ModelError) {
            try await vectors.refresh { done, all in progress("Vectors: \(done) of \(all) passages") }
        } catch {
            logger.warning(
                "Vectors cannot be made; documents are searched by their words alone",
                metadata: ["reason": "\(error.message)"])
        }
    }
}
#endif
