import Foundation

/// The system's name of whoever sits at the terminal.
enum StaffUser {
    /// Who logged in, and where it is another whose rights are used: `alice as libri`.
    static var name: String {
        let effective = ProcessInfo.processInfo.userName
        let used = effective.isEmpty ? "?" : effective
        guard let login, login != used else { return used }
        return "\(login) as \(used)"
    }

    /// Linux keeps who logged in through sudo and su (proc(5), loginuid).
    private static var login: String? {
        guard let text = try? String(contentsOfFile: "/proc/self/loginuid", encoding: .utf8),
            let id = UInt32(text.trimmingCharacters(in: .whitespacesAndNewlines)), id != .max,
            let entry = getpwuid(id)
        else { return nil }
        return String(cString: entry.pointee.pw_name)
    }
}
