import Testing

@testable import LibriOrders

@Suite struct EvidenceTests {
    private func profile(_ values: [String?], _ kind: ColumnKind = .text) -> ValueProfile {
        ValueProfile(values.map { StoredValue.optional($0) }, kind: kind)
    }

    @Test(
        arguments: [
            (["2025-10-20", "2025-10-21"], nil), (["20/10/2025", "03/11/2025"], "dd/MM/yyyy"),
            (["20251020", "20251121"], "yyyyMMdd"),
            (["20.10.2025", "01.11.2025"], "dd.MM.yyyy"), (["10/20/2025", "11/03/2025"], "MM/dd/yyyy"),
            (["3/11/2025", "20/1/2025"], "d/M/yyyy"),
            (["1760918400", "1760932800"], "unixSeconds"), (["1760918400000", "1760932800000"], "unixMilliseconds"),
            (["20/10/25", "03/11/25"], "dd/MM/yy"),
            (["1251020", "1251121"], "1yyMMdd"), (["20251020143000"], "yyyyMMddHHmmss"),
        ] as [([String], String?)])
    func readsTheFormOfDays(values: [String], pattern: String?) {
        let dates = profile(values).dates
        #expect(dates != nil && dates?.pattern == pattern && dates?.share == 1)
    }

    @Test(arguments: [
        ["C10001", "C10002"], ["123456", "234567"], ["0612345678"], ["CL-401372-487531"], ["3760000000017"], ["12"],
    ])
    func takesNoNumberForADay(values: [String]) {
        #expect(profile(values).dates == nil)
    }

    @Test func midnightInParisTellsAClockInUTC() {
        let dates = profile(["2025-07-01 22:00:00", "2025-12-01 23:00:00", "2025-07-03 22:00:07"]).dates
        #expect(dates?.lateShare ?? 0 > 0.6 && dates?.lateShare ?? 1 < 0.7)
        #expect(profile(["2025-07-01T22:00:00Z"]).dates?.isAbsolute == true)
    }

    @Test func daysThatAreNoneAreLeftAside() {
        let dates = profile(["0", "20251020", "0", "20251021"], .integer).dates
        #expect(dates?.share == 1 && dates?.days.compactMap(\.self).count == 2)
    }

    @Test(
        arguments: [
            (["CL-401372-487531"], .printed), (["CL401372487531"], .joined), (["401372-487531"], .dashedDigits),
            (["401372487531"], .digits),
        ] as [([String], NumberStyle)])
    func tellsTheStyleOfNumbers(values: [String], style: NumberStyle) {
        #expect(NumberEvidence(profile(values), format: .coolLibri)?.style == style)
    }

    @Test(arguments: [["FA-401372-487531"], ["cl 401372 487531"], ["40137248753"], ["3760000000017"], ["CL-401372"]])
    func takesNothingElseForANumber(values: [String]) {
        #expect(NumberEvidence(profile(values), format: .coolLibri) == nil)
    }

    @Test func tellsNamesFromTheirParts() {
        let whole = profile(["Mina RAMI", "Julien LEROY", "Claire DUPUIS"]).people
        #expect(whole.wholeShare == 1 && whole.markedShare == 1)
        #expect(profile(["Mina", "Julien", "Jean-Pierre"]).people.givenShare == 1)
        #expect(profile(["06 12 34 56 78", "a@b.fr"]).people.nameShare == 0)
    }

    @Test func theOrderOfNamesIsToldOnlyWhereItIsClear() {
        let shop = InventedShop()
        let first = profile(shop.customers.map(\.whole)).people
        let last = profile(shop.customers.map { "\($0.last) \($0.first)" }).people
        #expect(first.nameOrder == .firstNameFirst && last.nameOrder == .surnameFirst)
        #expect(profile(Array(shop.customers.map(\.whole).prefix(3))).people.nameOrder == .unknown)
    }
}
