@testable import LibriOrders

/// Databases as shop software has them.
enum EnglishCatalogs {
    /// WooCommerce's tables of orders: words with a prefix, moments in GMT, addresses in another table, drafts of
    /// carts.
    static func wooCommerce(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let words = [
            "wc-pending", "wc-file-check", "wc-awaiting-proof", "wc-in-production", "wc-printed", "wc-shipped",
            "wc-delivered", "wc-cancelled",
        ]
        return catalog(
            "MySQL",
            [
                table(
                    "wp_wc_orders",
                    [
                        ("id", "bigint unsigned"), ("order_number", "varchar(30)"), ("status", "varchar(20)"),
                        ("currency", "varchar(10)"),
                        ("tax_amount", "decimal(26,8)"), ("total_amount", "decimal(26,8)"),
                        ("customer_id", "bigint unsigned"),
                        ("billing_email", "varchar(320)"), ("date_created_gmt", "datetime"),
                        ("date_updated_gmt", "datetime"),
                        ("estimated_ship_date", "date"), ("payment_method_title", "text"),
                        ("ip_address", "varchar(100)"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .text(words[order.status]), "EUR",
                            .euros(order.gross - order.net), .euros(order.gross),
                            .whole(order.customer), .text(shop.customer(of: order).email),
                            .text("\(order.ordered) 09:1\(order.id % 10):22"),
                            .text("\(order.ordered) 19:11:22"), .text("\(order.promised)"), "Carte bancaire",
                            "192.0.2.1",
                        ]
                    }, count: 8000, key: ["id"], indexes: [["status"]]),
                table(
                    "wp_wc_order_addresses",
                    [
                        ("id", "bigint unsigned"), ("order_id", "bigint unsigned"), ("address_type", "varchar(20)"),
                        ("first_name", "text"), ("last_name", "text"),
                        ("company", "text"), ("address_1", "text"), ("city", "text"), ("phone", "varchar(100)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        ["billing", "shipping"].enumerated().map { place, type -> [StoredValue] in
                            let customer = shop.customer(of: order)
                            return [
                                .whole(order.id * 2 + place), .whole(order.id), .text(type), .text(customer.first),
                                .text(customer.last),
                                .optional(customer.company), "1 rue des Lilas", .text(customer.city),
                                .text(customer.phone),
                            ]
                        }
                    }, key: ["id"], indexes: [["order_id"]]),
                table(
                    "wp_woocommerce_order_items",
                    [
                        ("order_item_id", "bigint unsigned"), ("order_item_name", "text"),
                        ("order_item_type", "varchar(200)"), ("order_id", "bigint unsigned"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .text(InventedShop.products[line.product]), "line_item",
                                .whole(order.id),
                            ]
                        }
                    }, key: ["order_item_id"]),
                table(
                    "wp_users",
                    [
                        ("ID", "bigint"), ("user_login", "varchar(60)"), ("user_pass", "varchar(255)"),
                        ("display_name", "varchar(250)"),
                    ],
                    rows: [
                        [1, "admin", "$P$abc", "Admin"]
                    ], key: ["ID"]),
                table(
                    "wp_posts", [("ID", "bigint"), ("post_title", "text"), ("post_status", "varchar(20)")],
                    rows: [[1, "Accueil", "publish"]], key: ["ID"]),
            ])
    }

    /// .NET and Entity Framework: keys declared, statuses by number with a table of names, supplier orders beside.
    static func entityFramework(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let names = [
            "Received", "FileCheck", "AwaitingCustomer", "InProduction", "Printed", "Shipped", "Delivered", "Cancelled",
            "OnHold",
        ]
        return catalog(
            "Microsoft SQL Server",
            [
                table(
                    "Orders",
                    [
                        ("OrderId", "int"), ("OrderNumber", "nvarchar(32)"), ("CustomerId", "int"),
                        ("SalesRepId", "int"), ("OrderStatusId", "int"),
                        ("PaymentStatusId", "int"), ("CreatedAt", "datetime2"), ("UpdatedAt", "datetime2"),
                        ("PromisedShipDate", "date"),
                        ("ActualShipDate", "date"), ("SubTotal", "decimal(18,2)"), ("TotalInclTax", "decimal(18,2)"),
                        ("InternalCost", "decimal(18,2)"),
                        ("InvoiceNumber", "nvarchar(20)"), ("RowVersion", "timestamp"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), .whole(order.customer), 2, .whole(order.status + 1),
                            order.status == 2 ? 1 : 2,
                            .text("\(order.ordered)T08:30:00.123"), .text("\(order.promised)T08:30:00.123"),
                            .text("\(order.promised)"),
                            .optional(order.shipped.map { "\($0)" }), .euros(order.net), .euros(order.gross),
                            .euros(order.net / 2),
                            "INV\(20_000 + order.id)".stored, nil,
                        ]
                    }, count: 30_000, key: ["OrderId"],
                    references: [
                        .init(columns: ["CustomerId"], table: "Customers", references: ["CustomerId"]),
                        .init(columns: ["SalesRepId"], table: "Employees", references: ["EmployeeId"]),
                        .init(columns: ["OrderStatusId"], table: "OrderStatuses", references: ["OrderStatusId"]),
                        .init(columns: ["PaymentStatusId"], table: "PaymentStatuses", references: ["PaymentStatusId"]),
                    ], indexes: [["OrderNumber"]]),
                table(
                    "Customers",
                    [
                        ("CustomerId", "int"), ("FirstName", "nvarchar(50)"), ("LastName", "nvarchar(50)"),
                        ("CompanyName", "nvarchar(80)"), ("Email", "nvarchar(200)"),
                    ],
                    rows: shop.customers.map {
                        [.whole($0.id), .text($0.first), .text($0.last), .optional($0.company), .text($0.email)]
                    }, key: ["CustomerId"]),
                table(
                    "Employees", [("EmployeeId", "int"), ("FirstName", "nvarchar(50)"), ("LastName", "nvarchar(50)")],
                    rows: [[1, "Paul", "Bertin"], [2, "Luc", "Garnier"]], key: ["EmployeeId"]),
                table(
                    "OrderStatuses", [("OrderStatusId", "int"), ("Name", "nvarchar(50)")],
                    rows: names.enumerated().map { [.whole($0 + 1), .text($1)] },
                    key: ["OrderStatusId"]),
                table(
                    "PaymentStatuses", [("PaymentStatusId", "int"), ("Name", "nvarchar(50)")],
                    rows: [[1, "Unpaid"], [2, "Paid"]], key: ["PaymentStatusId"]),
                table(
                    "OrderLines",
                    [
                        ("OrderLineId", "int"), ("OrderId", "int"), ("ProductId", "int"), ("Quantity", "int"),
                        ("UnitPrice", "decimal(18,2)"), ("LineTotal", "decimal(18,2)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .whole(order.id), .whole(line.product + 1),
                                .whole(line.copies), .euros(line.net / line.copies),
                                .euros(line.net),
                            ]
                        }
                    }, key: ["OrderLineId"],
                    references: [
                        .init(columns: ["OrderId"], table: "Orders", references: ["OrderId"]),
                        .init(columns: ["ProductId"], table: "Products", references: ["ProductId"]),
                    ]),
                table(
                    "Products",
                    [
                        ("ProductId", "int"), ("Sku", "nvarchar(20)"), ("Name", "nvarchar(120)"),
                        ("StockQuantity", "int"), ("Cost", "decimal(18,2)"),
                    ],
                    rows: InventedShop.products.enumerated().map {
                        [.whole($0 + 1), "SKU-\($0)".stored, .text($1), 10, .euros(500)]
                    }, key: ["ProductId"]),
                table(
                    "OrderStatusHistory",
                    [
                        ("Id", "int"), ("OrderId", "int"), ("OldStatusId", "int"), ("NewStatusId", "int"),
                        ("ChangedAt", "datetime2"), ("ChangedBy", "nvarchar(50)"),
                    ],
                    rows: shop.orders.flatMap { order in
                        shop.changes(of: order).enumerated().map { place, change in
                            [
                                .whole(order.id * 10 + place), .whole(order.id),
                                change.before.map { .whole($0 + 1) } ?? .null, .whole(change.after + 1),
                                .text("\(change.on)T10:00:00.000"), "luc",
                            ]
                        }
                    }, key: ["Id"], references: [.init(columns: ["OrderId"], table: "Orders", references: ["OrderId"])]),
                table(
                    "SupplierOrders",
                    [
                        ("SupplierOrderId", "int"), ("OrderNumber", "nvarchar(32)"), ("SupplierId", "int"),
                        ("Total", "decimal(18,2)"),
                    ],
                    rows: shop.orders.prefix(30).map { [.whole($0.id), .text($0.number), 1, .euros(900)] }, count: 400,
                    key: ["SupplierOrderId"]),
                table(
                    "staging.OrdersImport",
                    [("OrderNumber", "nvarchar(max)"), ("CustomerName", "nvarchar(max)"), ("Total", "nvarchar(max)")],
                    rows: shop.orders.map {
                        [.text($0.number), .text(shop.customer(of: $0).whole), "\($0.gross)".stored]
                    }),
            ])
    }

    /// One flat table as a shop's export has it, a row for each order.
    static func flatExport(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let words = [
            "received", "file review", "waiting for customer", "in production", "printed", "shipped", "delivered",
            "cancelled",
        ]
        return catalog(
            "SQLite",
            [
                table(
                    "orders_export",
                    [
                        ("Name", ""), ("Email", ""), ("Financial Status", ""), ("Order Status", ""), ("Currency", ""),
                        ("Subtotal", ""), ("Shipping", ""), ("Taxes", ""),
                        ("Total", ""), ("Created at", ""), ("Ship by", ""), ("Lineitem quantity", ""),
                        ("Lineitem name", ""), ("Lineitem price", ""), ("Billing Name", ""),
                        ("Billing Street", ""), ("Shipping Name", ""), ("Notes", ""), ("Tracking Number", ""),
                        ("Carrier", ""), ("Vendor", ""), ("Id", ""),
                    ],
                    rows: shop.orders.map { order in
                        let customer = shop.customer(of: order)
                        return [
                            .text(order.number), .text(customer.email), "paid", .text(words[order.status]), "EUR",
                            .euros(order.net), 0, .euros(order.gross - order.net),
                            .euros(order.gross), .text("\(order.ordered) 11:02:03 +0200"), .text("\(order.promised)"),
                            .whole(order.lines[0].copies),
                            .text(InventedShop.products[order.lines[0].product]), .euros(order.lines[0].net),
                            .text(customer.whole), "1 rue des Lilas",
                            "Bibliothèque de Vernay", nil, .optional(order.tracking),
                            .text(InventedShop.carriers[order.carrier]), "Atelier", .whole(5_000_000 + order.id),
                        ]
                    })
            ])
    }

    /// Odoo: partners for all roles, lines with a sequence, deliveries in another table.
    static func odoo(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        let states = [
            "received", "file_check", "waiting_customer", "production", "printed", "shipped", "delivered", "cancel",
        ]
        return catalog(
            "PostgreSQL",
            [
                table(
                    "sale_order",
                    [
                        ("id", "int4"), ("name", "varchar"), ("state", "varchar"), ("print_state", "varchar"),
                        ("date_order", "timestamp"), ("create_date", "timestamp"),
                        ("write_date", "timestamp"), ("commitment_date", "timestamp"), ("expected_ship_date", "date"),
                        ("partner_id", "int4"), ("partner_invoice_id", "int4"),
                        ("partner_shipping_id", "int4"), ("user_id", "int4"), ("amount_untaxed", "numeric"),
                        ("amount_tax", "numeric"), ("amount_total", "numeric"),
                        ("margin", "numeric"), ("carrier_id", "int4"), ("note", "text"), ("access_token", "varchar"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .whole(order.id), .text(order.number), "sale", .text(states[order.status]),
                            .text("\(order.ordered) 09:00:00"), .text("\(order.ordered) 08:59:00"),
                            .text("\(order.promised) 10:00:00"), nil, .text("\(order.promised)"),
                            .whole(order.customer), .whole(order.customer), .whole(order.customer), 2,
                            .euros(order.net), .euros(order.gross - order.net), .euros(order.gross),
                            .euros(order.net / 3), .whole(order.carrier + 1), nil, "tok\(order.id)".stored,
                        ]
                    }, key: ["id"],
                    references: [
                        .init(columns: ["partner_id"], table: "res_partner", references: ["id"]),
                        .init(columns: ["partner_invoice_id"], table: "res_partner", references: ["id"]),
                        .init(columns: ["partner_shipping_id"], table: "res_partner", references: ["id"]),
                        .init(columns: ["user_id"], table: "res_users", references: ["id"]),
                        .init(columns: ["carrier_id"], table: "delivery_carrier", references: ["id"]),
                    ], indexes: [["name"]]),
                table(
                    "sale_order_line",
                    [
                        ("id", "int4"), ("order_id", "int4"), ("sequence", "int4"), ("name", "text"),
                        ("product_uom_qty", "numeric"), ("qty_delivered", "numeric"),
                        ("price_unit", "numeric"), ("price_total", "numeric"),
                    ],
                    rows: shop.orders.flatMap { order in
                        order.lines.enumerated().map { place, line in
                            [
                                .whole(order.id * 10 + place), .whole(order.id), 10,
                                .text(InventedShop.products[line.product]), .real(Double(line.copies)), 0,
                                .euros(line.net / line.copies), .euros(line.net),
                            ]
                        }
                    }, key: ["id"], references: [.init(columns: ["order_id"], table: "sale_order", references: ["id"])]),
                table(
                    "res_partner",
                    [
                        ("id", "int4"), ("name", "varchar"), ("email", "varchar"), ("phone", "varchar"),
                        ("street", "varchar"), ("vat", "varchar"),
                    ],
                    rows: shop.customers.map {
                        [
                            .whole($0.id), .text("\($0.last.uppercased()) \($0.first)"), .text($0.email),
                            .text($0.phone), "1 rue", nil,
                        ]
                    }, key: ["id"]),
                table(
                    "res_users", [("id", "int4"), ("login", "varchar"), ("partner_id", "int4")], rows: [[2, "luc", 3]],
                    key: ["id"],
                    references: [
                        .init(columns: ["partner_id"], table: "res_partner", references: ["id"])
                    ]),
                table(
                    "delivery_carrier", [("id", "int4"), ("name", "varchar"), ("margin", "float8")],
                    rows: InventedShop.carriers.enumerated().map { [.whole($0 + 1), .text($1), 0] }, key: ["id"]),
                table(
                    "stock_picking",
                    [
                        ("id", "int4"), ("sale_id", "int4"), ("name", "varchar"), ("origin", "varchar"),
                        ("carrier_tracking_ref", "varchar"), ("state", "varchar"),
                    ],
                    rows: shop.orders.filter { $0.tracking != nil }.map {
                        [
                            .whole($0.id), .whole($0.id), "WH/OUT/\($0.id)".stored, .text($0.number),
                            .optional($0.tracking), "done",
                        ]
                    }, key: ["id"], references: [.init(columns: ["sale_id"], table: "sale_order", references: ["id"])]),
                table(
                    "purchase_order",
                    [("id", "int4"), ("name", "varchar"), ("partner_id", "int4"), ("amount_total", "numeric")],
                    rows: [[1, "P0001", 3, 12]], key: ["id"]),
            ])
    }

    /// A view for reports over cryptic tables, the only place where the numbers stand as customers know them.
    static func reportView(_ shop: InventedShop = InventedShop()) -> DatabaseCatalog {
        catalog(
            "PostgreSQL",
            [
                table(
                    "t01", [("f1", "int4"), ("f2", "int4"), ("f3", "int4"), ("f4", "int4")],
                    rows: shop.orders.map { [.whole($0.id), 401_000, .whole($0.id), .whole($0.customer)] }, key: ["f1"]),
                table(
                    "v_orders_report",
                    [
                        ("order_no", "text"), ("customer_full_name", "text"), ("product_title", "text"),
                        ("copies", "int4"), ("ordered_on", "date"), ("ship_by", "date"),
                        ("order_state", "text"), ("gross_total", "numeric"), ("carrier_name", "text"),
                        ("tracking_no", "text"),
                    ],
                    rows: shop.orders.map { order in
                        [
                            .text(String(order.number.dropFirst(3))), .text(shop.customer(of: order).whole),
                            .text(InventedShop.products[order.lines[0].product]),
                            .whole(order.lines[0].copies), .text("\(order.ordered)"), .text("\(order.promised)"),
                            .text(InventedShop.statuses[order.status]),
                            .euros(order.gross), .text(InventedShop.carriers[order.carrier]), .optional(order.tracking),
                        ]
                    }, isView: true),
            ])
    }
}
