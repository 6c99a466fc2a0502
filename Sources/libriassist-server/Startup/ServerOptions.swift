import ArgumentParser

/// The server's command line.
struct ServerOptions: ParsableArguments {
    @Flag(help: "Start the sample shop; its orders and index are made on the first start.")
    var demo = false

    @Option(help: ArgumentHelp("The configuration of a shop.", valueName: "file"))
    var config: String?

    @Flag(help: "Serve the orders of the configuration to other servers, beside the database; nothing to customers.")
    var ordersGateway = false

    @Option(help: "The address to listen on (default: server.host, else 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one (default: server.port, else 8080).")
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "The folder where state lives (default: LIBRI_STATE, else the XDG state folder).", valueName: "dir"))
    var state: String?

    @Option(help: "The port to serve metrics on, at server.metricsHost; 0 takes a free one (default: none are served).")
    var metricsPort: Int?

    @Flag(help: "Count neither requests nor failed look-ups, for load tests of the sample shop.")
    var noLimits = false

    func validate() throws {
        if noLimits, !demo { throw ValidationError("--no-limits is for the sample shop alone: give it with --demo.") }
        if demo, config != nil { throw ValidationError("Give either --demo or --config FILE, not both.") }
        if ordersGateway, demo {
            throw ValidationError("--orders-gateway serves the orders of a shop, not those of --demo.")
        }
        for (name, port) in [("--port", port), ("--metrics-port", metricsPort)] {
            if let port, !(0...65_535).contains(port) { throw ValidationError("\(name) takes 0 to 65535.") }
        }
    }
}
