/// Releases refusals on a fixed tick, so that the time of a refusal does not tell how it came about.
///
/// An unknown number, a wrong name and a lock take different work, more so in a remote store. Held until the next tick,
/// all of them leave at the same moments.
public struct RefusalClock: Sendable {
    private let period: Duration
    private let origin = ContinuousClock.now

    /// Creates a clock.
    ///
    /// - Parameter period: The time between two ticks; zero releases at once.
    public init(period: Duration = .milliseconds(25)) { self.period = period }

    /// Waits for the next tick. Ends early when the task is cancelled.
    func tick() async {
        guard period > .zero else { return }
        let elapsed = origin.duration(to: .now)
        let ticks = (elapsed / period).rounded(.down) + 1
        try? await Task.sleep(until: origin + period * ticks, tolerance: .zero, clock: .continuous)
    }
}
