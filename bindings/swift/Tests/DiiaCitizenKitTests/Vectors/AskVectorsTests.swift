import DiiaCitizenSupport
import Foundation
import Testing

/// asks.json by `readAsk` and `scan`. Not of this interface: answers, since no key can be put in but the library's own.
@Suite struct AskVectorsTests {
    private func phone(_ file: Vector, _ vector: Vector) async throws -> DiiaCitizen {
        let trust = Vector(value: ["roots": [file["root"].value as Any], "issuer_list": file["issuer_list"].value as Any])
        return try await phone(trusting: trust, at: #require(vector["now"].number))
    }

    private func phone(trusting trust: Vector, at now: Int64) async throws -> DiiaCitizen {
        try await DiiaCitizenKitTests.phone(trusting: trust, at: now)
    }

    private func said(_ wish: AskWish) -> String {
        switch wish {
        case .status: "status"
        case .identity: "identity"
        case .age(let atLeast): "age_\(atLeast)"
        }
    }

    @Test func goodAsks() async throws {
        let file = try Vector.file("asks.json")
        var comparison = Comparison()
        for vector in file["good"].list {
            let (name, text) = (vector["name"].text ?? "", try #require(vector["text"].text))
            let citizen = try await phone(file, vector)
            let answering = try citizen.readAsk(text: text)
            comparison.expect(name, vector["wanted"].text, said(answering.wish()))
            comparison.expect(name, vector["institution"].bool, try answering.screen(language: .english).askerIsInstitution)
            guard case .ask(let read) = try citizen.scan(text: text) else { continue }
            comparison.expect(name, text, read)
        }
        comparison.finish(atLeast: 51)
    }

    @Test func badAsks() async throws {
        let file = try Vector.file("asks.json")
        var comparison = Comparison()
        for vector in file["bad"].list {
            let citizen = try await phone(file, vector)
            let text = try #require(vector["text"].text)
            comparison.expect(vector["name"].text ?? "", vector["reason"].text, await code { _ = try citizen.readAsk(text: text) })
        }
        comparison.finish(atLeast: 89)
    }
}
