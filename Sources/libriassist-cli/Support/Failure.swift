import LibriAssist
import LibriWidget

/// A failure with the exit code of its kind (`sysexits.h`).
struct Failure: Error {
    enum Code: Int32 {
        case nothingFound = 1
        case usage = 64
        case badData = 65
        case missingInput = 66
        case unavailable = 69
        case configuration = 78

        /// What was looked over has faults; one of the plain answers no.
        static let faultsFound = nothingFound
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The failure behind an error of the libraries, or nothing for an error that the argument parser prints itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ConfigurationError:
            self.init(.configuration, error.message)
        case let error as OrderStoreError:
            let code: Code =
                error.code == .missing
                ? .missingInput : [.schema, .writable].contains(error.code) ? .configuration : .unavailable
            self.init(code, error.message)
        case let error as OrderImportError: self.init(Self.code(of: error), error.message)
        case let error as DoorDatabaseError: self.init(.unavailable, error.message)
        case let error as FeedbackLogError: self.init(.unavailable, error.message)
        case let error as UnansweredLogError: self.init(.unavailable, error.message)
        case let error as KnowledgeStoreError:
            self.init(error.code == .missing ? .missingInput : .unavailable, error.message)
        case let error as DocumentError:
            let isBad = error.code == .malformed || error.code == .ambiguous
            self.init(isBad ? .badData : .missingInput, error.message)
        case let error as LabelledMessageError:
            self.init(error.isMissing ? .missingInput : .badData, error.message)
        case let error as MessageError: self.init(.badData, error.message)
        case let error as OrderNumberError: self.init(.badData, error.message)
        case let error as WidgetPackageError: self.init(error.isTaken ? .usage : .unavailable, error.message)
        case let error as ModelError: self.init(.unavailable, error.message)
        case let error as ResourceError: self.init(.configuration, error.message)
        default: return nil
        }
    }

    private static func code(of error: OrderImportError) -> Code {
        switch error.code {
        case .missing: .missingInput
        case .malformed: .badData
        case .schema: .configuration
        case .taken: .usage
        default: .unavailable
        }
    }
}
