import Dispatch
import Foundation
import Synchronization

/// Writes lines to a file in the background, several at once when they come fast: whoever reads them slowly, or not at all, keeps
/// no customer waiting.
final class LineWriter: Sendable {
    private struct State {
        var waiting = ""
        var isWriting = false
        /// The lines that found no room.
        var lost = 0
    }

    /// The log of the process.
    static let standardError = LineWriter(file: .standardError)

    private let file: FileHandle
    private let mostBytes: Int
    private let queue = DispatchQueue(label: "libriassist log")
    private let state = Mutex(State())

    /// - Parameters:
    ///   - file: Where lines go.
    ///   - mostBytes: The most that waits; beyond it lines are lost, which is told when there is room again.
    init(file: FileHandle, mostBytes: Int = 4 << 20) {
        self.file = file
        self.mostBytes = mostBytes
    }

    /// Writes a line, which ends with its line break, soon.
    func write(_ line: String) {
        let isFirst = state.withLock { state in
            guard state.waiting.utf8.count + line.utf8.count <= mostBytes else {
                state.lost += 1
                return false
            }
            state.waiting += line
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if isFirst { queue.async { self.writeWaiting() } }
    }

    /// Waits until everything is written, but not for ever.
    func settle(within seconds: Double = 1) {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        _ = done.wait(timeout: .now() + seconds)
    }

    private func writeWaiting() {
        while let text = next() { try? file.write(contentsOf: Data(text.utf8)) }
    }

    private func next() -> String? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWriting = false
                return nil
            }
            // An object among objects, and plain enough among lines for people.
            let lost =
                state.lost > 0
                ? #"{"level":"warning","lost":\#(state.lost),"message":"Log lines were lost: nobody read them in time"}"#
                    + "\n"
                : ""
            defer { (state.waiting, state.lost) = ("", 0) }
            return state.waiting + lost
        }
    }
}
