#if ODBC
import Testing

@testable import LibriOrders

@Suite struct MySQLGrantTests {
    @Test(
        arguments: [
            ("GRANT USAGE ON *.* TO `reader`@`%` IDENTIFIED BY PASSWORD '*A'", nil),
            ("GRANT SELECT ON `shop`.`orders` TO `reader`@`%`", nil),
            ("GRANT SELECT (`a`, `b`), SHOW VIEW ON `shop`.`orders` TO `reader`@`%`", nil),
            (
                "GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION",
                "ALL PRIVILEGES, GRANT OPTION on *.*"
            ),
            (
                "GRANT SELECT, INSERT (`a`), UPDATE (`b`, `c`) ON `shop`.`orders` TO `x`@`%`",
                "INSERT, UPDATE on `shop`.`orders`"
            ),
            ("GRANT SELECT ON `shop`.* TO `x`@`%` WITH GRANT OPTION", "GRANT OPTION on `shop`.*"),
            ("GRANT EXECUTE ON PROCEDURE `shop`.`p` TO `x`@`%`", "EXECUTE on PROCEDURE `shop`.`p`"),
            ("GRANT DELETE ON `odd ON name`.`t TO u` TO `x`@`%`", "DELETE on `odd ON name`.`t TO u`"),
        ] as [(String, String?)])
    func tellsWhatGoesBeyondReading(line: String, writing: String?) throws {
        #expect(try #require(MySQLGrant(line)).writing == writing)
    }

    @Test(arguments: ["GRANT `role` TO `x`@`%`", "SET DEFAULT ROLE `r` FOR `x`@`%`", "", "GRANT "])
    func knowsLinesWithoutRights(line: String) {
        #expect(MySQLGrant(line) == nil)
    }

    @Test(
        arguments: [
            ("GRANT `clerk` TO `x`@`%`", ["`clerk`"]),
            ("GRANT `a`@`%`,`b, TO c`@`%` TO `x`@`%`", ["`a`@`%`", "`b, TO c`@`%`"]),
            ("GRANT SELECT ON `shop`.* TO `x`@`%`", []), ("SET DEFAULT ROLE `r` FOR `x`@`%`", []), ("GRANT ", []),
        ] as [(String, [String])])
    func knowsTheRolesOfALine(line: String, roles: [String]) {
        #expect(MySQLGrant.roles(in: line) == roles)
    }

    @Test(arguments: [
        ("*.*", true), ("`shop`.*", true), ("`shop`.`orders`", true), ("`s%`.*", true), ("`sho_`.*", true),
        ("`test`.*", false), ("`test\\_%`.*", false), ("`shop2`.*", false), ("`sho\\_`.*", false), ("`%`.*", true),
        ("PROCEDURE `shop`.`p`", true),
    ])
    func knowsWhichDatabaseIsMeant(object: String, covers: Bool) throws {
        #expect(try #require(MySQLGrant("GRANT DELETE ON \(object) TO `x`@`%`")).covers("shop") == covers)
    }
}
#endif
