#if ODBC
import Testing

/// What is tried on real databases, one test after the other: they share their tables. `scripts/with-databases.sh` starts them.
@Suite(.serialized, .enabled(if: !LiveDatabase.all.isEmpty, "run with scripts/with-databases.sh"))
enum LiveDatabaseTests {}
#endif
