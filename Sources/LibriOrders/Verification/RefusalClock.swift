/// Releases refusals a fixed time after they were asked for, so that the time of a refusal does not tell how it came about.
///
/// An unknown number, a wrong name and a lock take different work, more so in a remote store. Each refusal leaves a whole
/// number of periods after its own beginning. A clock common to all requests would not do: who sends just before its tick
/// learns from the tick that the answer makes how much work there was.
public struct RefusalClock: Sendable {
    private let period: Duration

    /// Creates a clock.
    ///
    /// - Parameter period: How long a refusal takes, well above what the work takes; zero releases at once.
    public init(period: Duration = .milliseconds(50)) { self.period = period }

    /// Waits until a whole number of periods has passed. Ends early when the task is cancelled.
    func release(begunAt start: ContinuousClock.Instant) async {
        guard period > .zero else { return }
        let periods = (start.duration(to: .now) / period).rounded(.down) + 1
        try? await Task.sleep(until: start + period * periods, tolerance: .zero, clock: .continuous)
    }
}
