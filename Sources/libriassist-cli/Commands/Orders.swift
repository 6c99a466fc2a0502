import ArgumentParser

/// Orders.
struct Orders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look up orders.",
        discussion: "find, show, audit and unlock are for the shop's own people: every look is written down.",
        subcommands: [
            OrdersTrack.self, OrdersFind.self, OrdersShow.self, OrdersAudit.self, OrdersUnlock.self, OrdersInspect.self,
            OrdersGrant.self, OrdersImport.self, OrdersDemo.self,
        ]
    )
}
