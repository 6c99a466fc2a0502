#if ODBC
extension OrderStoreError {
    /// What an error of a driver means for the operator.
    init(reading error: ODBCError) {
        // MariaDB has states for some of these that others have for other things.
        let state =
            error.isLackOfSessions ? "08004" : error.isLackOfTrust ? "08TLS" : error.isTooSlow ? "HYT00" : error.state
        let (code, message): (Code, String) =
            switch state {
            case "IM002", "IM003", "01000":
                (
                    .missing,
                    "The ODBC driver is not installed under the name that the connection string gives. See: odbcinst -q -d"
                )
            case "28000", "28P01":
                (
                    .unavailable,
                    "The order database refuses the user or the password. Check orders.odbc.connection and LIBRI_ORDERS_ODBC_PASSWORD."
                )
            case "HYT00", "HYT01", "57014", "70100":
                (.unavailable, "The order database does not answer in time. Is a table locked, or an index missing?")
            case "08R00":
                (
                    .unavailable,
                    "The order database is there and refuses the connection. Are user, password and database right, and may "
                        + "this machine connect?"
                )
            case "08TLS":
                (
                    .unavailable,
                    "The order database and this machine do not agree on TLS. Look at its certificate and at the connection "
                        + "string's words on it."
                )
            case "08004":
                (.unavailable, "The order database takes no more connections.")
            case "42S02", "42P01", "42S22", "42703", "42501", "42000":
                (.schema, "The order database lacks a table or column of the schema file, or its user may not read it.")
            case "42883", "22018":
                (
                    .refused,
                    "The order database cannot look for first blocks in a column of numbers. Let a view give it as text, or "
                        + "set orders.acceptFirstBlock to false."
                )
            case "55P03": (.busy, "The order table is locked by another program.")
            default:
                error.endsSession
                    ? (
                        .unavailable,
                        "The order database cannot be reached. Is it running, and are server and port right?"
                    )
                    : (.unavailable, "The order database cannot be read at the moment.")
            }
        self.init(code, "\(message) (\(error))", underlying: error)
    }
}
#endif
