import CoreMetrics
import Synchronization

/// A number that only grows.
final class PrometheusCounter: CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

/// A number that goes up and down.
final class PrometheusGauge: MeterHandler, RecorderHandler {
    private let number = Mutex(0.0)

    var value: Double { number.withLock { $0 } }

    func set(_ value: Int64) { number.withLock { $0 = Double(value) } }
    func set(_ value: Double) { number.withLock { $0 = value } }
    func increment(by amount: Double) { number.withLock { $0 += amount } }
    func decrement(by amount: Double) { number.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}

/// How long things took, in seconds, by bounds.
final class PrometheusHistogram: TimerHandler, RecorderHandler {
    /// What was recorded up to a moment.
    struct Snapshot {
        /// For each bound, how many values were no greater; the last bound is infinite.
        let buckets: [(bound: String, count: Int)]
        let sum: Double
        let count: Int
    }

    private struct State {
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var sum = 0.0
    }

    /// From a search in memory to an answer of a slow model.
    private static let bounds = [0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private let state = Mutex(State())

    var snapshot: Snapshot {
        let state = state.withLock { $0 }
        var total = 0
        let buckets = state.counts.enumerated().map { index, count in
            total += count
            return (bound: index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf", count: total)
        }
        return Snapshot(buckets: buckets, sum: state.sum, count: total)
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        state.withLock { state in
            state.counts[Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count] += 1
            state.sum += value
        }
    }
}
