import Testing

@testable import LibriAssist

@Suite struct ModelLocationTests {
    @Test(arguments: [
        "http://127.0.0.1:11434", "http://localhost:8000/v1", "http://[::1]:11434", "http://10.0.0.7",
        "http://172.16.3.4",
        "http://172.31.255.1", "http://192.168.1.20:11434", "http://169.254.7.7", "http://[fd12:3456::1]",
        "http://[fe80::1]",
        "http://ollama:11434", "http://gpu.internal", "http://gpu.lan", "http://printer.local",
        "http://[::ffff:10.0.0.1]",
        "http://GPU.Home.Arpa",
    ])
    func isNear(_ url: String) { #expect(ModelLocation.isNear(url)) }

    @Test(arguments: [
        "https://api.example.com/v1", "http://8.8.8.8", "http://172.32.0.1", "http://172.15.0.1", "http://192.169.0.1",
        "http://[2001:db8::1]", "http://[::ffff:8.8.8.8]", "http://127.0.0.1.example.com",
        "http://10.0.0.1@evil.example",
        "http://localhost.example.com", "http://evil.example/localhost", "http://11.0.0.1", "", "localhost", "http://",
        "http://2130706433", "http://0x7f000001.example",
    ])
    func isFar(_ url: String) { #expect(!ModelLocation.isNear(url)) }
}
