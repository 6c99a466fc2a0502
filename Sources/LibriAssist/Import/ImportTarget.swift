#if SQLite && Documents
import Foundation
import GRDB
import LibriSQLite

/// The file that an import writes.
struct ImportTarget {
    /// Where it lies; a link stays one.
    let path: String
    private let name: String

    /// - Throws: ``OrderImportError`` when something is there that must not be replaced.
    init(_ files: OrderImport.Files) throws(OrderImportError) {
        name = files.output
        path = Self.resolved(files.output)
        guard ![files.orders, files.history].compactMap(\.self).map(Self.resolved).contains(path) else {
            throw OrderImportError(.taken, "\(name) is the export itself. Name another file to write.")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            guard !isFolder.boolValue else {
                throw OrderImportError(.taken, "\(name) is a folder. Name a file in it, such as \(name)/orders.sqlite.")
            }
            guard files.replacing else {
                throw OrderImportError(
                    .taken, "\(name) is there already. Name another file, or replace it with --force.")
            }
        }
        try check()
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// Another program's journal would be taken for that of the new file, and written into it (sqlite.org/howtocorrupt.html, 1.4).
    ///
    /// - Throws: ``OrderImportError`` when there is one.
    func check() throws(OrderImportError) {
        for suffix in ["-wal", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
            throw OrderImportError(
                .taken,
                "\(name)\(suffix) is there: a program is writing \(name), or has not ended well. Close it, or name another file."
            )
        }
    }

    func failure(_ error: DatabaseError) -> OrderImportError {
        let reason = KeptFile.reason(
            of: error, other: "Does its folder exist, may this user write there, and is there room?")
        return OrderImportError(.unavailable, "\(name) cannot be written: \(reason) \(remains)", underlying: error)
    }

    func failure(_ error: DraftFile.Failure) -> OrderImportError {
        switch error {
        case .busy:
            OrderImportError(
                .unavailable, "Another process is writing \(name). Wait until it is done, then try again.",
                underlying: error)
        case .unwritable:
            OrderImportError(
                .unavailable,
                "\(name) cannot be written. Does its folder exist, may this user write there, and is there room?",
                underlying: error)
        }
    }

    private var remains: String {
        FileManager.default.fileExists(atPath: path) ? "The old file is as it was." : "Nothing was written."
    }
}
#endif
