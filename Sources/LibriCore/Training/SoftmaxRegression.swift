import Foundation

/// Fits a softmax over classes to a few dense features.
///
/// Every step solves with one fixed matrix that bounds the curvature, so that it always goes uphill and needs no step
/// length. Source: Böhning, Multinomial logistic regression algorithm, Annals of the Institute of Statistical Mathematics 44, 1992; sped up
/// by Nesterov's momentum.
struct SoftmaxRegression {
    /// The strength of the penalty on the standardised coefficients.
    var penalty = 1.0
    /// The number of steps.
    var steps = 150

    /// For each class the coefficients of the features, then the constant.
    ///
    /// - Parameters:
    ///   - rows: The features.
    ///   - labels: The class of each row, below `classes`.
    func fit(_ rows: [[Float]], labels: [Int], classes: Int) -> [[Float]] {
        guard let width = rows.first?.count, classes > 1 else { return [] }
        let scale = Standardisation(rows, width: width)
        let size = width + 1
        let matrix: [Double] = rows.flatMap { scale.applied(to: $0) + [1.0] }
        let solver = curvature(matrix, size: size)
        var coefficients = [Double](repeating: 0, count: classes * size)
        var ahead = coefficients
        for step in 1...steps {
            let gradient = gradient(matrix, labels: labels, coefficients: ahead, size: size, classes: classes)
            var next = ahead
            for label in 0..<classes {
                let move = solver.solve(Array(gradient[label * size..<(label + 1) * size]))
                for index in 0..<size { next[label * size + index] += move[index] }
            }
            let momentum = Double(step - 1) / Double(step + 2)
            for index in next.indices { ahead[index] = next[index] + momentum * (next[index] - coefficients[index]) }
            coefficients = next
        }
        return (0..<classes).map { label in
            scale.undone(Array(coefficients[label * size..<(label + 1) * size]))
        }
    }

    /// Half of the features' scatter, which the curvature of a softmax never exceeds.
    private func curvature(_ matrix: [Double], size: Int) -> Cholesky {
        var bound = [Double](repeating: 0, count: size * size)
        matrix.withUnsafeBufferPointer { matrix in
            for start in stride(from: 0, to: matrix.count, by: size) {
                for row in 0..<size {
                    let half = matrix[start + row] / 2
                    for column in 0...row { bound[row * size + column] += half * matrix[start + column] }
                }
            }
        }
        for index in 0..<size { bound[index * size + index] += index == size - 1 ? 1e-6 : penalty }
        return Cholesky(bound, size: size)
    }

    private func gradient(
        _ matrix: [Double], labels: [Int], coefficients: [Double], size: Int, classes: Int
    ) -> [Double] {
        var gradient = coefficients.map { -penalty * $0 }
        for label in 0..<classes { gradient[label * size + size - 1] = 0 }
        var sums = [Double](repeating: 0, count: classes)
        matrix.withUnsafeBufferPointer { matrix in
            coefficients.withUnsafeBufferPointer { coefficients in
                gradient.withUnsafeMutableBufferPointer { gradient in
                    for (row, label) in labels.enumerated() {
                        let start = row * size
                        for other in 0..<classes {
                            var sum = 0.0
                            for index in 0..<size { sum += coefficients[other * size + index] * matrix[start + index] }
                            sums[other] = sum
                        }
                        let most = sums.max() ?? 0
                        var total = 0.0
                        for other in 0..<classes {
                            sums[other] = exp(sums[other] - most)
                            total += sums[other]
                        }
                        for other in 0..<classes {
                            let residual = (other == label ? 1 : 0) - sums[other] / total
                            for index in 0..<size { gradient[other * size + index] += residual * matrix[start + index] }
                        }
                    }
                }
            }
        }
        return gradient
    }
}

/// Features brought to mean 0 and deviation 1.
private struct Standardisation {
    private var means: [Double]
    private var deviations: [Double]

    init(_ rows: [[Float]], width: Int) {
        let count = Double(rows.count)
        means = [Double](repeating: 0, count: width)
        for row in rows { for index in 0..<width { means[index] += Double(row[index]) / count } }
        var variances = [Double](repeating: 0, count: width)
        for row in rows {
            for index in 0..<width {
                let difference = Double(row[index]) - means[index]
                variances[index] += difference * difference / count
            }
        }
        deviations = variances.map { $0 > 1e-9 ? $0.squareRoot() : 1 }
    }

    func applied(to row: [Float]) -> [Double] {
        row.indices.map { (Double(row[$0]) - means[$0]) / deviations[$0] }
    }

    /// Coefficients for the features as they come; the constant, last, takes up the means.
    func undone(_ coefficients: [Double]) -> [Float] {
        var constant = coefficients[means.count]
        var result: [Float] = []
        for index in means.indices {
            let raw = coefficients[index] / deviations[index]
            constant -= raw * means[index]
            result.append(Self.rounded(raw))
        }
        return result + [Self.rounded(constant)]
    }

    /// Coefficients are rounded so that the last bit of a machine's `exp` decides nothing.
    private static func rounded(_ value: Double) -> Float { Float((value * 1_000).rounded() / 1_000) }
}

/// A symmetric positive matrix, taken apart to solve with.
private struct Cholesky {
    private var lower: [Double]
    private let size: Int

    /// Takes the lower triangle.
    init(_ matrix: [Double], size: Int) {
        self.size = size
        lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row * size + column]
                for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
                lower[row * size + column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column * size + column]
            }
        }
    }

    func solve(_ right: [Double]) -> [Double] {
        var result = right
        for row in 0..<size {
            for index in 0..<row { result[row] -= lower[row * size + index] * result[index] }
            result[row] /= lower[row * size + row]
        }
        for row in (0..<size).reversed() {
            for index in row + 1..<size { result[row] -= lower[index * size + row] * result[index] }
            result[row] /= lower[row * size + row]
        }
        return result
    }
}
