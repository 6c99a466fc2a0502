/// Judges intents by a linear model over hashed n-grams, whole and clause by clause, calibrated to probabilities.
///
/// The model that comes with the library was trained on the messages in `training/understanding`;
/// `libriassist-cli understand train` makes it anew.
public struct LinearIntentClassifier: IntentClassifier {
    private let model: IntentModel

    /// Creates the classifier with the model that comes with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable or the model is damaged.
    public init() throws(ResourceError) {
        self.init(model: try IntentModel(data: try ResourceBundle.core.data(of: Self.resource)))
    }

    package init(model: IntentModel) { self.model = model }

    /// The model's file name among the resources.
    package static let resource = "intents.model"

    /// The likeliest set of intents; none at all for a text without words.
    public func judgement(of utterance: Utterance) -> IntentJudgement {
        guard !utterance.words.isEmpty else { return IntentJudgement() }
        return model.distribution.judgement(of: UtteranceFeatures(of: utterance, in: model).values)
    }
}
