import Foundation

@testable import LibriOrders

/// Databases as French shops have them.
enum FrenchCatalogs {
    /// One table that a shop made by itself in Access: whole names, days and prices as text, quotes and a copy beside
    /// it.
    static func homemade(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let columns = [
            ("N°", "COUNTER"), ("NumCommande", "VARCHAR(50)"), ("Nom du client", "VARCHAR(100)"),
            ("Téléphone", "VARCHAR(20)"),
            ("Courriel", "VARCHAR(80)"), ("Désignation", "VARCHAR(200)"), ("Nbre d'exemplaires", "INTEGER"),
            ("Date commande", "VARCHAR(10)"),
            ("Date expédition prévue", "VARCHAR(10)"), ("Date expédition réelle", "VARCHAR(10)"),
            ("État", "VARCHAR(40)"),
            ("Prix HT", "VARCHAR(20)"), ("Prix TTC", "VARCHAR(20)"), ("Transporteur", "VARCHAR(30)"),
            ("N° de suivi", "VARCHAR(30)"),
            ("Remarques", "LONGCHAR"), ("N° facture", "VARCHAR(20)"),
        ]
        func comma(_ hundredths: Int) -> StoredValue {
            .text("\(hundredths / 100),\(String(hundredths % 100 + 100).dropFirst()) €")
        }
        let rows = shop.orders.map { order -> [StoredValue] in
            let customer = shop.customer(of: order)
            return [
                .whole(order.id), .text(order.number), .text("\(customer.first) \(customer.last.uppercased())"),
                .text(customer.phone),
                .text(customer.email), .text(InventedShop.products[order.lines[0].product]),
                .whole(order.lines[0].copies),
                .text(order.ordered.written("dd/MM/yyyy")), .text(order.promised.written("dd/MM/yyyy")),
                .optional(order.shipped?.written("dd/MM/yyyy")), .text(InventedShop.statuses[order.status]),
                comma(order.net),
                comma(order.gross), .optional(order.tracking == nil ? nil : InventedShop.carriers[order.carrier]),
                .optional(order.tracking), .optional(order.id % 9 == 0 ? "rappeler le client" : nil),
                .text("FA-2025-\(1000 + order.id)"),
            ]
        }
        let old = rows.prefix(20).map(\.self)
        return catalog(
            "SQLite",
            [
                table("Copie de Commandes", columns, rows: old, count: 3000),
                table("Commandes", columns, rows: rows, count: 4200, key: ["N°"]),
                table(
                    "Devis",
                    [("NumDevis", "VARCHAR(50)"), ("Nom du client", "VARCHAR(100)"), ("Montant TTC", "VARCHAR(20)")],
                    rows: shop.orders.map {
                        ["DV-\($0.id)".stored, .text(shop.customer(of: $0).whole), comma($0.gross)]
                    }),
                table(
                    "Fournisseurs", [("Code", "VARCHAR(10)"), ("Raison sociale", "VARCHAR(80)")],
                    rows: [["F001", "Papeteries du Sud"]]),
            ])
    }

    /// An ERP of names of six letters without a declared key: codes of customers, lines and statuses with labels in
    /// three languages.
    static func sixLetters(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let codes = ["10", "20", "30", "40", "50", "60", "70", "90"]
        let english = [
            "Received", "File check", "Waiting for customer", "In production", "Printed", "Shipped", "Delivered",
            "Cancelled",
        ]
        let german = [
            "Eingegangen", "Prüfung", "Wartet", "Produktion", "Gedruckt", "Versandt", "Geliefert", "Storniert",
        ]
        func day(_ day: LocalDate?) -> StoredValue { day.map { .whole(Int($0.written("yyyyMMdd")) ?? 0) } ?? 0 }
        func customer(_ id: Int) -> StoredValue { .text("C\(String(10_000 + id))") }
        var labels: [[StoredValue]] = []
        for (language, words) in [("DE", german), ("EN", english), ("FR", InventedShop.statuses)] {
            for (code, word) in zip(codes + ["95"], words + [language == "FR" ? "Remboursée" : "Refunded"]) {
                labels.append(["CDE", .text(code), .text(language), .text(word)])
            }
            labels.append(["FAC", "10", .text(language), language == "FR" ? "Facture émise" : "Invoice issued"])
            labels.append(["FAC", "20", .text(language), language == "FR" ? "Facture réglée" : "Invoice paid"])
        }
        return catalog(
            "DB2",
            [
                table(
                    "CDEENT",
                    [
                        ("SOCCDE", "CHAR(2)"), ("NUMCDE", "CHAR(16)"), ("CODCLI", "CHAR(8)"),
                        ("DATCDE", "DECIMAL(8,0)"),
                        ("DATEXP", "DECIMAL(8,0)"), ("DATPRV", "DECIMAL(8,0)"), ("CODETA", "CHAR(2)"),
                        ("MNTTHT", "DECIMAL(11,2)"),
                        ("MNTTTC", "DECIMAL(11,2)"), ("CODREP", "CHAR(3)"), ("CODTRP", "CHAR(3)"),
                        ("NUMCOL", "CHAR(20)"),
                        ("DATMAJ", "DECIMAL(8,0)"), ("MRGCDE", "DECIMAL(11,2)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            "01", .text(order.number.replacing("-", with: "")), customer(order.customer),
                            day(order.ordered), day(order.shipped),
                            day(order.promised), .text(codes[order.status]), .euros(order.net), .euros(order.gross),
                            "R\(order.id % 4)".stored,
                            ["COL", "CHR", "DPD", "MRL"][order.carrier].stored, .optional(order.tracking),
                            day(order.promised),
                            .euros(order.net / 3),
                        ]
                    }, count: 52_000, indexes: [["SOCCDE", "NUMCDE"]]),
                table(
                    "CDELIG",
                    [
                        ("NUMCDE", "CHAR(16)"), ("NUMLIG", "DECIMAL(4,0)"), ("REFART", "CHAR(12)"),
                        ("DESART", "CHAR(60)"),
                        ("QTECDE", "DECIMAL(9,0)"), ("QTELIV", "DECIMAL(9,0)"), ("PUHT", "DECIMAL(9,2)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .text(order.number.replacing("-", with: "")), .whole((place + 1) * 10),
                                "ART\(line.product)".stored,
                                .text(InventedShop.products[line.product]), .whole(line.copies), 0,
                                .euros(line.net / line.copies),
                            ]
                        }
                    }, count: 90_000),
                table(
                    "CLIENT",
                    [
                        ("CODCLI", "CHAR(8)"), ("NOMCLI", "CHAR(40)"), ("PRECLI", "CHAR(30)"), ("VILCLI", "CHAR(30)"),
                        ("TELCLI", "CHAR(20)"),
                    ],
                    rows: shop.customers.map {
                        [
                            customer($0.id), .text($0.last.uppercased()), .text($0.first), .text($0.city),
                            .text($0.phone),
                        ]
                    }),
                table(
                    "TABLIB",
                    [("TYPCOD", "CHAR(3)"), ("CODLIB", "CHAR(2)"), ("LANGUE", "CHAR(2)"), ("LIBLIB", "CHAR(40)")],
                    rows: labels),
                table(
                    "TRANSP", [("CODTRP", "CHAR(3)"), ("LIBTRP", "CHAR(40)")],
                    rows: zip(["COL", "CHR", "DPD", "MRL"], InventedShop.carriers).map { [.text($0), .text($1)] }),
                table(
                    "REPRES", [("CODREP", "CHAR(3)"), ("NOMREP", "CHAR(40)")],
                    rows: (0..<4).map { ["R\($0)".stored, ["DURAND", "PETIT", "MOREAU", "SIMON"][$0].stored] }),
                table(
                    "FACENT",
                    [
                        ("NUMFAC", "CHAR(12)"), ("NUMCDE", "CHAR(16)"), ("DATFAC", "DECIMAL(8,0)"),
                        ("MNTTTC", "DECIMAL(11,2)"),
                    ],
                    rows: shop.orders.prefix(40).map {
                        [
                            "F\($0.id)".stored, .text($0.number.replacing("-", with: "")), day($0.ordered),
                            .euros($0.gross),
                        ]
                    }, count: 50_000),
                table(
                    "CDEARC", [("NUMCDE", "CHAR(16)"), ("CODCLI", "CHAR(8)"), ("DATCDE", "DECIMAL(8,0)")],
                    rows: (0..<40).map {
                        ["CL30\(1000 + $0)\(300_000 + $0)".stored, customer($0 % 40 + 1), .whole(20_180_101 + $0 % 28)]
                    },
                    count: 200_000),
            ])
    }

    /// Dolibarr: a prefix before each table, keys that are not declared, words in English and French, no labels for
    /// statuses.
    static func dolibarr(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        catalog(
            "MariaDB",
            [
                table(
                    "llx_commande",
                    [
                        ("rowid", "int(11)"), ("ref", "varchar(30)"), ("ref_client", "varchar(255)"),
                        ("fk_soc", "int(11)"), ("date_creation", "datetime"),
                        ("date_commande", "date"), ("date_livraison", "date"), ("fk_statut", "smallint(6)"),
                        ("total_tva", "double(24,8)"),
                        ("total_ht", "double(24,8)"), ("total_ttc", "double(24,8)"), ("note_private", "text"),
                        ("fk_shipping_method", "int(11)"),
                        ("fk_user_author", "int(11)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), nil, .whole(order.customer),
                            .text("\(order.ordered) 10:12:00"),
                            .text("\(order.ordered)"), .text("\(order.promised)"), .whole(min(3, order.status / 2)),
                            .euros(order.gross - order.net),
                            .euros(order.net), .euros(order.gross), nil, .whole(order.carrier + 1), 1,
                        ]
                    }, count: 900, key: ["rowid"], indexes: [["ref"]]),
                table(
                    "llx_commandedet",
                    [
                        ("rowid", "int(11)"), ("fk_commande", "int(11)"), ("fk_product", "int(11)"),
                        ("label", "varchar(255)"), ("description", "text"),
                        ("qty", "double"), ("total_ttc", "double(24,8)"), ("rang", "int(11)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .whole(order.id), .whole(line.product + 1), nil,
                                .text(InventedShop.products[line.product]), .real(Double(line.copies)),
                                .euros(line.net), .whole(place + 1),
                            ]
                        }
                    }, key: ["rowid"]),
                table(
                    "llx_societe",
                    [
                        ("rowid", "int(11)"), ("nom", "varchar(128)"), ("code_client", "varchar(24)"),
                        ("email", "varchar(128)"), ("client", "tinyint(4)"),
                    ],
                    rows: shop.customers.map {
                        [.whole($0.id), .text($0.whole), "CU\($0.id)".stored, .text($0.email), 1]
                    }, key: ["rowid"]),
                table(
                    "llx_user",
                    [
                        ("rowid", "int(11)"), ("lastname", "varchar(50)"), ("firstname", "varchar(50)"),
                        ("login", "varchar(50)"),
                    ],
                    rows: [[1, "Bertin", "Paul", "pbertin"]], key: ["rowid"]),
                table(
                    "llx_c_shipment_mode",
                    [
                        ("rowid", "int(11)"), ("code", "varchar(30)"), ("libelle", "varchar(50)"),
                        ("tracking", "varchar(255)"),
                    ],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), "M\($0)".stored, .text($1), nil] },
                    key: ["rowid"]),
                table(
                    "llx_propal", [("rowid", "int(11)"), ("ref", "varchar(30)"), ("fk_soc", "int(11)")],
                    rows: [[1, "PR2501-0001", 2]], key: ["rowid"]),
                table(
                    "llx_facture",
                    [
                        ("rowid", "int(11)"), ("ref", "varchar(30)"), ("fk_soc", "int(11)"),
                        ("total_ttc", "double(24,8)"),
                    ],
                    rows: shop.orders.map {
                        [.whole($0.id), "FA2510-\($0.id)".stored, .whole($0.customer), .euros($0.gross)]
                    }, key: ["rowid"]),
            ])
    }

    /// Prefixes of three letters on every column, declared keys, a history of old and new codes, days in UTC.
    static func trigrams(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let letters = ["R", "V", "A", "P", "I", "E", "L", "X"]
        func midnight(_ day: LocalDate) -> StoredValue {
            .text("\(LocalDate(day.start(in: .gmt).addingTimeInterval(-3600), in: .gmt)) 22:00:00")
        }
        var change = 0
        return catalog(
            "PostgreSQL",
            [
                table(
                    "t_commande",
                    [
                        ("cmd_id", "bigint"), ("cmd_numero", "varchar(24)"), ("cmd_cli_id", "bigint"),
                        ("cmd_dt_crea", "timestamp"),
                        ("cmd_dt_exp_prev", "timestamp"), ("cmd_dt_exp_reelle", "timestamp"),
                        ("cmd_eta_code", "char(1)"), ("cmd_mt_ht_cts", "integer"),
                        ("cmd_mt_ttc_cts", "integer"), ("cmd_mt_marge_cts", "integer"), ("cmd_com_id", "bigint"),
                        ("cmd_paie_etat", "varchar(10)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id + 5000), .text(order.number), .whole(order.customer),
                            midnight(order.ordered), midnight(order.promised),
                            order.shipped.map(midnight) ?? .null, .text(letters[order.status]), .whole(order.net),
                            .whole(order.gross),
                            .whole(order.net / 4), 1, order.status == 2 ? "IMPAYE" : "PAYE",
                        ]
                    }, key: ["cmd_id"],
                    references: [
                        .init(columns: ["cmd_cli_id"], table: "t_client", references: ["cli_id"]),
                        .init(columns: ["cmd_com_id"], table: "t_commercial", references: ["com_id"]),
                        .init(columns: ["cmd_eta_code"], table: "t_etat_commande", references: ["eta_code"]),
                    ]),
                table(
                    "t_client",
                    [
                        ("cli_id", "bigint"), ("cli_nom", "varchar(60)"), ("cli_prenom", "varchar(60)"),
                        ("cli_mail", "varchar(120)"),
                    ],
                    rows: shop.customers.map { [.whole($0.id), .text($0.last), .text($0.first), .text($0.email)] },
                    key: ["cli_id"]),
                table(
                    "t_commercial", [("com_id", "bigint"), ("com_nom", "varchar(60)"), ("com_prenom", "varchar(60)")],
                    rows: [[1, "Garnier", "Luc"]],
                    key: ["com_id"]),
                table(
                    "t_etat_commande",
                    [("eta_code", "char(1)"), ("eta_libelle_en", "varchar(40)"), ("eta_libelle_fr", "varchar(40)")],
                    rows: zip(letters + ["B"], InventedShop.statuses + ["Bloquée – litige"]).map {
                        [.text($0), "Status \($0)".stored, .text($1)]
                    },
                    key: ["eta_code"]),
                table(
                    "t_ligne_commande",
                    [
                        ("lig_id", "bigint"), ("lig_cmd_id", "bigint"), ("lig_num", "integer"),
                        ("lig_libelle", "varchar(200)"),
                        ("lig_nb_ex", "integer"), ("lig_nb_pages", "integer"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .whole(order.id + 5000), .whole(place + 1),
                                .text(InventedShop.products[line.product]),
                                .whole(line.copies), 120,
                            ]
                        }
                    }, key: ["lig_id"],
                    references: [.init(columns: ["lig_cmd_id"], table: "t_commande", references: ["cmd_id"])]),
                table(
                    "t_expedition",
                    [
                        ("exp_id", "bigint"), ("exp_cmd_id", "bigint"), ("exp_trp_id", "bigint"),
                        ("exp_num_suivi", "varchar(40)"), ("exp_date", "timestamp"),
                    ],
                    rows: shop.orders.filter { $0.tracking != nil }.map {
                        [
                            .whole($0.id), .whole($0.id + 5000), .whole($0.carrier + 1), .optional($0.tracking),
                            midnight($0.ordered),
                        ]
                    }, key: ["exp_id"],
                    references: [
                        .init(columns: ["exp_cmd_id"], table: "t_commande", references: ["cmd_id"]),
                        .init(columns: ["exp_trp_id"], table: "t_transporteur", references: ["trp_id"]),
                    ]),
                table(
                    "t_transporteur", [("trp_id", "bigint"), ("trp_nom", "varchar(40)")],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), .text($1)] }, key: ["trp_id"]),
                table(
                    "t_commande_evt",
                    [
                        ("evt_id", "bigint"), ("evt_cmd_id", "bigint"), ("evt_eta_avant", "char(1)"),
                        ("evt_eta_apres", "char(1)"), ("evt_dt", "timestamp"),
                        ("evt_par", "varchar(20)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).map { before, after, on in
                            change += 1
                            return [
                                .whole(change), .whole(order.id + 5000), .optional(before.map { letters[$0] }),
                                .text(letters[after]), midnight(on), "lgarnier",
                            ]
                        }
                    }, key: ["evt_id"],
                    references: [.init(columns: ["evt_cmd_id"], table: "t_commande", references: ["cmd_id"])]),
                table(
                    "archive.t_commande",
                    [
                        ("cmd_id", "bigint"), ("cmd_numero", "varchar(24)"), ("cmd_cli_id", "bigint"),
                        ("cmd_dt_crea", "timestamp"),
                    ],
                    rows: shop.orders.prefix(30).map {
                        [.whole($0.id), "CL-\(300_000 + $0.id)-111111".stored, 1, "2019-03-03 22:00:00"]
                    }, key: ["cmd_id"]),
            ])
    }
}

extension String {
    var stored: StoredValue { .text(self) }
}
