import LibriCore

@testable import LibriOrders

/// Databases whose names tell next to nothing, so that values and keys must.
enum CipherCatalogs {
    /// The states of an order as a workshop writes them, with what they mean.
    static let labels = [
        "Enregistrée", "Contrôle PAO", "BAT envoyé", "En fab.", "Imprimée - à expédier", "Expédiée", "Livrée",
        "Annulée",
    ]

    private static func figures(_ day: LocalDate) -> StoredValue { .text(day.written("yyyyMMdd")) }

    private static func parcel(_ order: InventedShop.Order) -> StoredValue {
        order.tracking == nil ? .null : .text("\(80_512_300_000 + order.id * 7_919)")
    }

    /// Systems of six letters: codes of status in a table called by three letters, parcels' numbers of figures alone.
    ///
    /// - Parameters:
    ///   - letters: The three letters of the table of statuses and of the columns that refer to it.
    ///   - isDeclared: The keys are declared.
    static func sixLetters(
        _ letters: String = "PHX", isDeclared: Bool = false, shop: InventedShop = InventedShop()
    ) -> DatabaseCatalog {
        let key = { (column: String, table: String, reference: String) in
            DatabaseCatalog.ForeignKey(columns: [column], table: table, references: [reference])
        }
        var change = 0
        return catalog(
            "MariaDB",
            [
                table(
                    "ENTCDE",
                    [
                        ("NOCDE", "int"), ("NUMCDE", "varchar(20)"), ("NOCLI", "int"), ("CD\(letters)", "int"),
                        ("NOTRP", "int"), ("DTCDE", "char(8)"), ("DTEXPP", "char(8)"), ("NOMFAC", "varchar(60)"),
                        ("NOMLIV", "varchar(60)"), ("MTTTC", "decimal(10,2)"), ("MTHT", "decimal(10,2)"),
                        ("ZNLBRE", "varchar(30)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .whole(order.customer), .whole(order.status + 1),
                            .whole(order.carrier + 1), figures(order.ordered), figures(order.promised),
                            .text(shop.customers[(order.customer * 7) % 40].whole), "Claire Dupuis",
                            .euros(order.gross), .euros(order.net), parcel(order),
                        ]
                    }, key: ["NOCDE"],
                    references: isDeclared ? [key("CD\(letters)", "REF\(letters)", "CD\(letters)")] : []),
                table(
                    "REF\(letters)", [("CD\(letters)", "int"), ("LB\(letters)", "varchar(40)")],
                    rows: labels.enumerated().map { [.whole($0 + 1), .text($1)] }, key: ["CD\(letters)"]),
                table(
                    "CLIENT",
                    [("NOCLI", "int"), ("RSNSOC", "varchar(60)"), ("ADRMEL", "varchar(60)")],
                    rows: shop.customers.map { [.whole($0.id), .text($0.whole), .text($0.email)] }, key: ["NOCLI"]),
                table(
                    "TRANSP", [("NOTRP", "int"), ("NOMTRP", "varchar(40)")],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), .text($1)] }, key: ["NOTRP"]),
                table(
                    "LIGCDE",
                    [("NOCDE", "int"), ("NOLIG", "int"), ("LIBART", "varchar(60)"), ("QTECDE", "int")],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id), .whole(place + 1), .text(InventedShop.products[line.product]),
                                .whole(line.copies),
                            ]
                        }
                    }, key: ["NOCDE", "NOLIG"]),
                table(
                    "SUI\(letters)",
                    [
                        ("NOENR", "int"), ("NOCDE", "int"), ("AV\(letters)", "int"), ("AP\(letters)", "int"),
                        ("DTMVT", "char(8)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).map { before, after, on in
                            change += 1
                            return [
                                .whole(change), .whole(order.id), before.map { .whole($0 + 1) } ?? .null,
                                .whole(after + 1), figures(on),
                            ]
                        }
                    }, key: ["NOENR"]),
            ])
    }

    /// Tables of three letters, which stand before each of their columns; the codes of the statuses are letters too.
    static func trigrams(_ shop: InventedShop = InventedShop(orders: 24)) -> DatabaseCatalog {
        let codes = ["EN", "CP", "BE", "FA", "IM", "EX", "LI", "AN"]
        var change = 0
        return catalog(
            "PostgreSQL",
            [
                table(
                    "t_dos",
                    [
                        ("dos_id", "integer"), ("dos_num", "varchar(20)"), ("dos_cli_id", "integer"),
                        ("dos_xav", "char(2)"), ("dos_mrg", "integer"), ("dos_dte", "date"), ("dos_dt_exp_prv", "date"),
                        ("dos_trp_id", "integer"), ("dos_suiv", "varchar(20)"), ("dos_fac_nom", "varchar(60)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .whole(order.customer), .text(codes[order.status]),
                            .whole(order.id % 4 + 1), .text("\(order.ordered)"), .text("\(order.promised)"),
                            .whole(order.carrier + 1), .optional(order.tracking), "Sophie Girard",
                        ]
                    }, key: ["dos_id"]),
                table(
                    "t_param_xav", [("xav_cod", "char(2)"), ("xav_lib", "varchar(40)"), ("xav_ord", "integer")],
                    rows: labels.enumerated().map { [.text(codes[$0]), .text($1), .whole($0)] }, key: ["xav_cod"]),
                table(
                    "t_param_mrg", [("mrg_id", "integer"), ("mrg_lib", "varchar(40)")],
                    rows: ["Carte", "Chèque", "Virement", "En attente"].enumerated().map {
                        [.whole($0 + 1), .text($1)]
                    },
                    key: ["mrg_id"]),
                table(
                    "t_cli", [("cli_id", "integer"), ("cli_nom", "varchar(40)"), ("cli_pnm", "varchar(40)")],
                    rows: shop.customers.map { [.whole($0.id), .text($0.last), .text($0.first)] }, key: ["cli_id"]),
                table(
                    "t_trp", [("trp_id", "integer"), ("trp_lib", "varchar(40)")],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), .text($1)] }, key: ["trp_id"]),
                table(
                    "t_mvd",
                    [
                        ("mvd_id", "integer"), ("mvd_dos_id", "integer"), ("mvd_xav_anc", "char(2)"),
                        ("mvd_xav", "char(2)"), ("mvd_dte", "timestamp"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).map { before, after, on in
                            change += 1
                            return [
                                .whole(change), .whole(order.id), .optional(before.map { codes[$0] }),
                                .text(codes[after]), .text("\(on) 09:00:00"),
                            ]
                        }
                    }, key: ["mvd_id"]),
            ])
    }

    /// Tables and columns that are numbered and not named.
    static func numbered(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        var change = 0
        return catalog(
            "PostgreSQL",
            [
                table(
                    "t01",
                    [
                        ("c01", "integer"), ("num_cde", "varchar(20)"), ("nom_client", "varchar(60)"), ("c04", "date"),
                        ("c05", "date"), ("c06", "integer"), ("c07", "integer"), ("c08", "varchar(40)"),
                        ("c09", "varchar(40)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .text(shop.customer(of: order).whole),
                            .text("\(order.ordered)"), .text("\(order.promised)"), .whole(order.status + 1),
                            .whole(order.id % 6 + 1), .text(InventedShop.carriers[order.carrier]),
                            .optional(order.tracking),
                        ]
                    }, key: ["c01"]),
                table(
                    "t02", [("c01", "integer"), ("c02", "varchar(40)")],
                    rows: labels.enumerated().map { [.whole($0 + 1), .text($1)] }, key: ["c01"]),
                table(
                    "t03",
                    [("c01", "integer"), ("c02", "integer"), ("c03", "timestamp"), ("c04", "integer")],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).map { _, after, on in
                            change += 1
                            return [.whole(change), .whole(order.id), .text("\(on) 10:00:00"), .whole(after + 1)]
                        }
                    }, key: ["c01"]),
            ])
    }
}
