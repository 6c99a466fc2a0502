/// Learns a linear separation of sparse vectors whose features are all present or absent.
///
/// Dual coordinate descent for the support vector machine with squared hinge loss. It needs no more than the four
/// basic operations, whose results are the same on every machine. Source: Hsieh, Chang, Lin, Keerthi, Sundararajan:
/// A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 1.
struct SupportVectorMachine {
    /// The number of features.
    let width: Int
    /// The cost of a vector on the wrong side.
    var cost = 1.0
    /// Stop when no step could gain more than this.
    var tolerance = 0.01
    /// The most passes over the vectors.
    var passes = 60

    /// The weights that separate the vectors, and the constant to add.
    ///
    /// - Parameters:
    ///   - vectors: The present features of each vector; a vector has length 1.
    ///   - labels: Whether each vector is on the positive side.
    func fit(_ vectors: [[UInt32]], labels: [Bool]) -> (weights: [Double], bias: Double) {
        var weights = [Double](repeating: 0, count: width)
        var bias = 0.0
        var alphas = [Double](repeating: 0, count: vectors.count)
        var order = Array(vectors.indices)
        var random = SeededGenerator(seed: 20_251_020)
        let diagonal = 1 / (2 * cost)
        // Each vector has length 1, and one more feature for the constant.
        let curvature = 2 + diagonal
        let entries = vectors.map { $0.isEmpty ? 0 : 1 / Double($0.count).squareRoot() }
        for _ in 0..<passes {
            random.shuffle(&order)
            var largest = 0.0
            weights.withUnsafeMutableBufferPointer { weights in
                for index in order {
                    let label = labels[index] ? 1.0 : -1.0
                    let entry = entries[index]
                    var sum = 0.0
                    for feature in vectors[index] { sum += weights[Int(feature)] }
                    let gradient = label * (sum * entry + bias) - 1 + diagonal * alphas[index]
                    let projected = alphas[index] == 0 ? min(gradient, 0) : gradient
                    guard abs(projected) > 1e-12 else { continue }
                    largest = max(largest, abs(projected))
                    let updated = max(alphas[index] - gradient / curvature, 0)
                    let step = (updated - alphas[index]) * label
                    alphas[index] = updated
                    for feature in vectors[index] { weights[Int(feature)] += step * entry }
                    bias += step
                }
            }
            if largest < tolerance { break }
        }
        return (weights, bias)
    }
}
