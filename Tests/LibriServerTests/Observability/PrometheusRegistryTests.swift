import Metrics
import Testing

@testable import libriassist_server

@Suite struct PrometheusRegistryTests {
    private let registry = PrometheusRegistry()

    @Test func writesWhatWasCounted() {
        for status in ["200", "404", "200"] {
            Counter(label: "requests_total", dimensions: [("status", status)], factory: registry).increment()
        }
        Metrics.Timer(label: "time_seconds", factory: registry).recordNanoseconds(3_000_000)
        Metrics.Timer(label: "time_seconds", factory: registry).recordNanoseconds(60_000_000_000)
        Gauge(label: "open", factory: registry).record(3)
        let lines = registry.text().split(separator: "\n").map(String.init)
        #expect(lines.first == "# TYPE open gauge" && lines[1] == "open 3.0")
        #expect(lines.contains("# TYPE requests_total counter"))
        #expect(
            lines.contains(#"requests_total{status="200"} 2"#) && lines.contains(#"requests_total{status="404"} 1"#))
        // Buckets hold everything up to their bound; the last one holds all.
        #expect(lines.contains(#"time_seconds_bucket{le="0.001"} 0"#))
        #expect(lines.contains(#"time_seconds_bucket{le="0.005"} 1"#))
        #expect(lines.contains(#"time_seconds_bucket{le="30.0"} 1"#))
        #expect(lines.contains(#"time_seconds_bucket{le="+Inf"} 2"#))
        #expect(lines.contains("time_seconds_sum 60.003") && lines.contains("time_seconds_count 2"))
        #expect(lines.count { $0.hasPrefix("# TYPE") } == 3 && registry.text().hasSuffix("\n"))
    }

    @Test func labelsAreEscapedAndTheirOrderDoesNotMatter() {
        Counter(label: "a", dimensions: [("x", "1"), ("y", "q\"\\\n")], factory: registry).increment()
        Counter(label: "a", dimensions: [("y", "q\"\\\n"), ("x", "1")], factory: registry).increment()
        #expect(registry.text().contains(#"a{x="1",y="q\"\\\n"} 2"#))
    }

    @Test func seriesAreBounded() {
        for number in 0..<5_000 {
            Counter(label: "a", dimensions: [("x", "\(number)")], factory: registry).increment()
        }
        let lines = registry.text().split(separator: "\n")
        #expect(lines.count <= 2_002)
        #expect(lines.contains("a 3000"))
    }
}
