#if SQLite
import Foundation

/// A file that takes another one's name once it is whole and on the disk.
///
/// Only this user can read it, and only one process at a time has it. What a process leaves that was killed, the next one empties.
package struct DraftFile: Sendable {
    /// Why there is no draft.
    package enum Failure: Error {
        /// Another process is writing it.
        case busy
        /// The folder is missing or may not be written, or the disk is full.
        case unwritable
    }

    /// Where to write: beside the file, on the same file system.
    package let path: String
    private let target: String
    private let folder: String
    private let descriptor: Int32

    /// Begins an empty draft.
    package init(for target: String) throws(Failure) {
        let url = URL(fileURLWithPath: target)
        self.target = target
        folder = url.deletingLastPathComponent().path
        path = folder + "/.\(url.lastPathComponent).draft"
        descriptor = try Self.lock(path)
        guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else {
            discard()
            throw .unwritable
        }
    }

    /// The lock is on the draft itself, so that no other file is left behind; it ends with the process, however it ends.
    private static func lock(_ path: String) throws(Failure) -> Int32 {
        while true {
            let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw .unwritable }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw .busy
            }
            if names(path, descriptor) { return descriptor }
            // It took its name or was discarded between the two calls.
            close(descriptor)
        }
    }

    /// Gives the draft its name, over a file that has it.
    package func publish() throws(Failure) {
        guard fsync(descriptor) == 0, rename(path, target) == 0 else { throw .unwritable }
        // The renaming outlasts a failure of power.
        let folder = open(folder, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// Ends the work; what has not been published is gone. Call it once, and always.
    package func discard() {
        if Self.names(path, descriptor) { unlink(path) }
        close(descriptor)
    }

    private static func names(_ path: String, _ descriptor: Int32) -> Bool {
        var (opened, named) = (stat(), stat())
        return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_dev == named.st_dev
            && opened.st_ino == named.st_ino
    }
}
#endif
