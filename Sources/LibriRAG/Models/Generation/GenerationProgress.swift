import Synchronization

/// What has come of a text so far.
final class GenerationProgress: Sendable {
    /// Which wait comes to its end next.
    enum Wait { case firstPiece, gap, total }

    private struct State {
        var report = GenerationReport()
        var lastPiece: ContinuousClock.Instant?
    }

    private let limits: GenerationLimits
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(limits: GenerationLimits) { self.limits = limits }

    /// Counts a piece.
    ///
    /// - Returns: Whether it may be passed on.
    func take(_ piece: String) -> Bool {
        let length = piece.unicodeScalars.count
        let now = ContinuousClock.now
        return state.withLock { state in
            guard state.report.characters + length <= limits.characters ?? .max else { return false }
            state.report.characters += length
            state.report.pieces += 1
            if state.lastPiece == nil { state.report.firstPiece = now - start }
            state.lastPiece = now
            return true
        }
    }

    /// When patience ends unless another piece comes.
    var deadline: (instant: ContinuousClock.Instant, wait: Wait) {
        let last = state.withLock { $0.lastPiece }
        let total = start + limits.total
        if let last {
            guard let gap = limits.gap, last + gap < total else { return (total, .total) }
            return (last + gap, .gap)
        }
        guard let first = limits.firstPiece, start + first < total else { return (total, .total) }
        return (start + first, .firstPiece)
    }

    func report(failure: ModelError?) -> GenerationReport {
        var report = state.withLock { $0.report }
        report.time = .now - start
        report.failure = failure
        return report
    }
}
