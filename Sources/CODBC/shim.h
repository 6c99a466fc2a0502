#include <sql.h>
#include <sqlext.h>

// Macros with casts, which Swift does not see, as functions.
static inline SQLHANDLE libri_null_handle(void) { return SQL_NULL_HANDLE; }
static inline SQLPOINTER libri_odbc_version(void) { return (SQLPOINTER)SQL_OV_ODBC3; }
static inline SQLPOINTER libri_number(SQLULEN value) { return (SQLPOINTER)value; }
