import CoreMetrics
import Synchronization

/// Keeps metrics in memory and writes them down for Prometheus (text exposition format 0.0.4).
///
/// Labels must come from the program, never from a request: each combination is kept for ever. Beyond ``mostSeries`` of them,
/// further ones are counted together.
final class PrometheusRegistry: MetricsFactory, Sendable {
    /// A metric with one combination of labels.
    private struct Series: Hashable {
        let name: String
        let labels: [Label]
    }

    private struct Label: Hashable {
        let name: String
        let value: String
    }

    private enum Metric {
        case counter(PrometheusCounter)
        case histogram(PrometheusHistogram)
        case gauge(PrometheusGauge)
    }

    private static let mostSeries = 2_000
    private let metrics = Mutex<[Series: Metric]>([:])

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        metrics.withLock { metrics in
            let series = Self.series(label, dimensions, in: metrics)
            if case .counter(let counter) = metrics[series] { return counter }
            let counter = PrometheusCounter()
            metrics[series] = .counter(counter)
            return counter
        }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { gauge(label, dimensions) }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { histogram(label, dimensions) }

    // Metrics live as long as the server.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func histogram(_ label: String, _ dimensions: [(String, String)]) -> PrometheusHistogram {
        metrics.withLock { metrics in
            let series = Self.series(label, dimensions, in: metrics)
            if case .histogram(let histogram) = metrics[series] { return histogram }
            let histogram = PrometheusHistogram()
            metrics[series] = .histogram(histogram)
            return histogram
        }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
        metrics.withLock { metrics in
            let series = Self.series(label, dimensions, in: metrics)
            if case .gauge(let gauge) = metrics[series] { return gauge }
            let gauge = PrometheusGauge()
            metrics[series] = .gauge(gauge)
            return gauge
        }
    }

    private static func series(
        _ name: String, _ dimensions: [(String, String)], in metrics: [Series: Metric]
    ) -> Series {
        let labels = dimensions.map { Label(name: $0.0, value: $0.1) }.sorted { $0.name < $1.name }
        let series = Series(name: name, labels: labels)
        return metrics.count < mostSeries || metrics[series] != nil ? series : Series(name: name, labels: [])
    }

    /// Everything that was counted, sorted by name and labels.
    func text() -> String {
        let all = metrics.withLock { $0 }.sorted { left, right in
            (left.key.name, Self.text(of: left.key.labels)) < (right.key.name, Self.text(of: right.key.labels))
        }
        var lines: [String] = []
        var last: String?
        for (series, metric) in all {
            if series.name != last { lines.append("# TYPE \(series.name) \(Self.type(of: metric))") }
            last = series.name
            switch metric {
            case .counter(let counter):
                lines.append("\(series.name)\(Self.text(of: series.labels)) \(counter.value)")
            case .gauge(let gauge): lines.append("\(series.name)\(Self.text(of: series.labels)) \(gauge.value)")
            case .histogram(let histogram):
                for bucket in histogram.snapshot.buckets {
                    let labels = series.labels + [Label(name: "le", value: bucket.bound)]
                    lines.append("\(series.name)_bucket\(Self.text(of: labels)) \(bucket.count)")
                }
                lines.append("\(series.name)_sum\(Self.text(of: series.labels)) \(histogram.snapshot.sum)")
                lines.append("\(series.name)_count\(Self.text(of: series.labels)) \(histogram.snapshot.count)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func type(of metric: Metric) -> String {
        switch metric {
        case .counter: "counter"
        case .histogram: "histogram"
        case .gauge: "gauge"
        }
    }

    private static func text(of labels: [Label]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { label in
            let value = label.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
                "\n", with: "\\n")
            return "\(label.name)=\"\(value)\""
        }
        return "{\(pairs.joined(separator: ","))}"
    }
}
