import Foundation

/// Turns evidence into the probability that the documents answer a question: a logistic regression.
///
/// The one that ships was fitted on questions about the sample shop; a shop fits its own to its documents and customers.
public struct AnswerabilityModel: Sendable, Equatable, Codable {
    /// A feature of ``AnswerEvidence`` as the model sees it.
    struct Feature: Sendable, Equatable, Codable {
        var name: String
        var mean: Double
        var deviation: Double
        var weight: Double
    }

    var bias: Double
    var features: [Feature]

    /// The probability, 0 to 1, that the documents answer the question.
    public func probability(of evidence: AnswerEvidence) -> Double { probability(of: evidence.values) }

    func probability(of values: [Double]) -> Double {
        let sum = zip(features, values).reduce(bias) { sum, pair in
            sum + pair.0.weight * (pair.1 - pair.0.mean) / pair.0.deviation
        }
        return 1 / (1 + exp(-sum))
    }

    /// The model that ships.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public static func builtIn() throws(ResourceError) -> AnswerabilityModel {
        try ResourceBundle(target: "LibriRAG").decode("answerability.json")
    }

    /// Reads a model from its file.
    ///
    /// - Throws: ``DocumentError`` that names the file and what is wrong.
    public static func read(_ path: String) throws(DocumentError) -> AnswerabilityModel {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DocumentError(.missing, "\(path) cannot be read. Make it with: libriassist-cli knowledge calibrate")
        }
        guard let model = try? JSONDecoder().decode(AnswerabilityModel.self, from: data), model.isUsable else {
            throw DocumentError(
                .malformed, "\(path) is not a model of this version. Make it anew: libriassist-cli knowledge calibrate")
        }
        return model
    }

    private var isUsable: Bool {
        features.map(\.name) == AnswerEvidence.features.map(\.name) && bias.isFinite
            && features.allSatisfy { $0.mean.isFinite && $0.weight.isFinite && $0.deviation > 0 }
    }
}
