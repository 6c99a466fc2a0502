import Foundation

/// Fits an ``AnswerabilityModel`` to questions of which it is known whether the documents answer them.
package struct AnswerabilityFit {
    private let examples: [(values: [Double], isAnswered: Bool)]

    /// - Parameter examples: Questions' evidence, and whether the documents answer them.
    package init(_ examples: [(evidence: AnswerEvidence, isAnswered: Bool)]) {
        self.examples = examples.map { ($0.evidence.values, $0.isAnswered) }
    }

    /// The model of all examples.
    package var model: AnswerabilityModel { Self.fit(examples) }

    /// The probability that each example gets from a model of other examples, in order: every `folds`-th is left out of
    /// the fit and judged by it.
    package func heldOut(folds: Int = 10) -> [Double] {
        var probabilities = [Double](repeating: 0, count: examples.count)
        for fold in 0..<folds {
            let model = Self.fit(examples.enumerated().filter { $0.offset % folds != fold }.map(\.element))
            for index in stride(from: fold, to: examples.count, by: folds) {
                probabilities[index] = model.probability(of: examples[index].values)
            }
        }
        return probabilities
    }

    private static let rounds = 25
    /// The strength of the pull of weights towards zero, in examples.
    private static let ridge = 3.0

    /// Newton's method on the log loss of standardised features with a squared penalty; convex, so any start will do.
    private static func fit(_ examples: [(values: [Double], isAnswered: Bool)]) -> AnswerabilityModel {
        let count = Double(max(1, examples.count))
        let scales = AnswerEvidence.features.indices.map { index in
            let mean = examples.reduce(0) { $0 + $1.values[index] } / count
            let variance = examples.reduce(0) { $0 + pow($1.values[index] - mean, 2) } / count
            return (mean: mean, deviation: max(1e-6, variance.squareRoot()))
        }
        // The last column belongs to the bias.
        let rows = examples.map { example in
            zip(example.values, scales).map { ($0 - $1.mean) / $1.deviation } + [1]
        }
        var weights = [Double](repeating: 0, count: scales.count + 1)
        for _ in 0..<rounds {
            var slope = weights.map { $0 * ridge }
            var curve = weights.indices.map { row in weights.indices.map { $0 == row ? ridge : 0 } }
            slope[scales.count] = 0
            curve[scales.count][scales.count] = 1e-9
            for (row, example) in zip(rows, examples) {
                let probability = 1 / (1 + exp(-zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }))
                let error = probability - (example.isAnswered ? 1 : 0)
                let spread = probability * (1 - probability)
                for left in row.indices {
                    slope[left] += error * row[left]
                    for right in row.indices { curve[left][right] += spread * row[left] * row[right] }
                }
            }
            for (index, step) in solution(of: curve, slope).enumerated() { weights[index] -= step }
        }
        return AnswerabilityModel(
            bias: weights[scales.count],
            features: zip(AnswerEvidence.features, scales).enumerated().map { index, feature in
                .init(
                    name: feature.0.name, mean: feature.1.mean, deviation: feature.1.deviation, weight: weights[index])
            }
        ).rounded
    }

    /// The x of A · x = b for a symmetric positive A, by Gaussian elimination, which such a matrix needs no pivots for.
    private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (matrix, right) = (matrix, right)
        for pivot in right.indices {
            for row in right.indices where row > pivot {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<right.count { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in right.indices.reversed() {
            for column in (row + 1)..<max(row + 1, right.count) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }
}

extension AnswerabilityModel {
    /// With six digits after the point, which two machines agree on.
    fileprivate var rounded: AnswerabilityModel {
        func round(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
        return AnswerabilityModel(
            bias: round(bias),
            features: features.map {
                Feature(
                    name: $0.name, mean: round($0.mean), deviation: max(1e-6, round($0.deviation)),
                    weight: round($0.weight))
            })
    }
}
