import Foundation

/// An error in words that hold nothing of what a customer sent: its type, its case, its code.
///
/// The error's own description may quote a message or a row.
struct FailureCause: CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        let type = String(reflecting: Swift.type(of: error))
        let mirror = Mirror(reflecting: error)
        if mirror.displayStyle == .enum {
            // A case with values is the label of its only child; one without is its description.
            description = "\(type).\(mirror.children.first?.label ?? "\(error)")"
        } else if let error = error as? POSIXError {
            description = "\(type) \(error.code.rawValue)"
        } else {
            let code = (error as NSError).code
            description = code == 1 ? type : "\(type) \(code)"
        }
    }
}
