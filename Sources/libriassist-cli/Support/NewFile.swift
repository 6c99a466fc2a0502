import Foundation

/// A file that a command writes for the first time: what is there already is never replaced.
struct NewFile {
    private let path: String

    /// - Throws: ``Failure`` when there is such a file.
    init(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(.usage, "\(path) is there already. Name another file, or remove it first.")
        }
        self.path = path
    }

    /// - Throws: ``Failure`` when it cannot be written.
    func write(_ text: String) throws {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting) } catch {
            throw Failure(
                .unavailable, "\(path) cannot be written. Does its folder exist, and may this user write there?")
        }
    }
}
