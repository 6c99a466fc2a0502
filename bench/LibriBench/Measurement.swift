import Foundation

/// The times of calls.
struct Measurement {
    private var times: [Double] = []
    private var isSorted = true

    /// Times one call.
    mutating func time(_ work: () async throws -> Void) async rethrows {
        let time = try await ContinuousClock().measure { try await work() }
        times.append(time / .microseconds(1))
        isSorted = false
    }

    /// Takes over what was timed elsewhere.
    mutating func add(_ other: Measurement) {
        times += other.times
        isSorted = false
    }

    /// The number of calls.
    var calls: Int { times.count }

    /// Calls in a second, one after another.
    var perSecond: Int { Int(Double(calls) * 1_000_000 / times.reduce(0, +)) }

    /// The time in µs that a share of the calls stays under.
    mutating func percentile(_ share: Int) -> Double {
        if !isSorted { times.sort() }
        isSorted = true
        return times[min(calls - 1, calls * share / 100)]
    }
}

extension Double {
    /// The number with some decimals.
    func text(_ decimals: Int = 1) -> String { String(format: "%.\(decimals)f", self) }
}
