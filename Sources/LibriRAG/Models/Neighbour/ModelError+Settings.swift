extension ModelError.Code {
    /// What the operator has set cannot be used.
    public static let settings = ModelError.Code(description: "settings")
}
