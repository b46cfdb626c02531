import DiiaCitizenSupport
import Foundation
import Testing

/// links.json and cards.json by `scan`.
@Suite struct ScannedVectorsTests {
    @Test func links() async throws {
        let file = try Vector.file("links.json")
        let citizen = try await phone(trusting: Vector(value: nil), at: 1_795_339_800_123)
        var comparison = Comparison()
        for vector in file["bad"].list {
            let text = try #require(vector["text"].text)
            comparison.expect(vector["name"].text ?? "", vector["reason"].text, await code { _ = try citizen.scan(text: text) })
        }
        for vector in file["good"].list {
            let (name, text) = (vector["name"].text ?? "", try #require(vector["text"].text))
            if vector["card"].isThere {
                // Its card is judged at once; this phone knows no issuer.
                let refused = await code { _ = try citizen.scan(text: text) } ?? ""
                comparison.expect(name, true, refused.hasPrefix("card_"))
                continue
            }
            switch try citizen.scan(text: text) {
            case .code(let kept):
                comparison.expect(name, vector["kind"].text, "pass")
                comparison.expect(name, text, kept)
            case .link(let link):
                comparison.expect(name, vector["kind"].text, link.target.code())
                comparison.expect(name, vector["query"].text, link.query)
                comparison.expect(name, vector["origin"].text ?? "https", link.fromVerifiedScheme ? "https" : "custom_scheme")
                compare(link.target, vector, name, &comparison)
            case .request: comparison.expect(name, vector["kind"].text, "a request")
            case .ask: comparison.expect(name, vector["kind"].text, "an ask")
            case .portrait: comparison.expect(name, vector["kind"].text, "a portrait")
            }
        }
        comparison.finish(atLeast: 700)
    }

    private func compare(_ target: LinkTarget, _ vector: Vector, _ name: String, _ comparison: inout Comparison) {
        switch target {
        case .code: break
        case .documentCheck(let kind, let documentId, let otp):
            comparison.expect(name, vector["document_kind"].text, kind)
            comparison.expect(name, vector["document_id"].text, documentId)
            comparison.expect(name, vector["otp"].text, otp)
        case .offerRequest(let kind, let id, _):
            comparison.expect(name, vector["offer_kind"].text, kind)
            comparison.expect(name, vector["id"].text, id)
        case .documentRequest(let id), .identification(let id): comparison.expect(name, vector["id"].text, id)
        case .serviceEntrance(let otp): comparison.expect(name, vector["otp"].text, otp)
        case .personToPerson(let service, let application, let otp):
            comparison.expect(name, vector["service"].text, service)
            comparison.expect(name, vector["application"].text, application)
            comparison.expect(name, vector["otp"].text, otp)
        case .other(let path): comparison.expect(name, vector["path"].text, path)
        }
    }

    private let offers = "https://diia.app/acquirers/offer-request/static/"

    @Test func goodCards() async throws {
        let file = try Vector.file("cards.json")
        var comparison = Comparison()
        for vector in file["good"].list {
            guard let trust = vector["trust"].text, let now = vector["now"].number else { continue }
            let name = vector["name"].text ?? ""
            let citizen = try await phone(trusting: file["trusts"][trust], at: now)
            guard case .request(_, let request) = try citizen.scan(text: #require(vector["link"].text)) else {
                comparison.expect(name, "a request", "something else")
                continue
            }
            let fields = vector["fields"]
            comparison.expect(name, fields["legal_name"].text, request.requester.legalName)
            comparison.expect(name, fields["register_code"].text, request.requester.registerCode)
            comparison.expect(name, fields["branch"].text ?? "", request.requester.branch)
            comparison.expect(name, fields["address"].text ?? "", request.requester.address)
            comparison.expect(name, fields["purpose"].text, request.purpose)
            comparison.expect(name, fields["all_or_nothing"].bool, request.allOrNothing)
            comparison.expect(name, fields["with_signature"].bool, request.withSignature)
            comparison.expect(name, fields["documents"].list.map { $0["kind"].text }, request.documents.map(\.name))
            comparison.expect(name, fields["documents"].list.map { $0["required"].bool }, request.documents.map(\.required))
            if case .letter(let to) = request.delivery { comparison.expect(name, fields["recipient"].text, to) }
        }
        comparison.finish(atLeast: 300)
    }

    @Test func badCards() async throws {
        let file = try Vector.file("cards.json")
        var comparison = Comparison()
        var phones: [String: DiiaCitizen] = [:]
        var byTheLink = 0
        for vector in file["bad"].list {
            let (trust, now) = (vector["trust"].text ?? "", vector["now"].number ?? 0)
            let key = "\(trust) \(now)"
            if phones[key] == nil { phones[key] = try await phone(trusting: file["trusts"][trust], at: now) }
            let (id, digits) = (vector["offer_id"].text ?? "", vector["digits"].text ?? "")
            let citizen = phones[key]!
            let refused = await code { _ = try citizen.scan(text: "\(offers)\(id)#\(digits)") }
            // A link that carries such a card is refused as a link already.
            if let refused, refused.hasPrefix("malformed") || refused.hasPrefix("untrusted") {
                byTheLink += 1
                continue
            }
            comparison.expect(vector["name"].text ?? "", vector["reason"].text, refused)
        }
        print("bad cards: \(byTheLink) refused as links")
        #expect(byTheLink <= 20)
        comparison.finish(atLeast: 260)
    }

    @Test func aCardWithAnyByteChanged() async throws {
        let file = try Vector.file("cards.json")
        let flips = file["flips"]
        let citizen = try await phone(trusting: file["trusts"][flips["trust"].text ?? ""], at: flips["now"].number ?? 0)
        let good = [UInt8](try #require(flips["bytes"].bytes))
        let id = flips["offer_id"].text ?? ""
        var comparison = Comparison()
        for region in flips["regions"].list {
            for at in Int(region["from"].number ?? 0)..<Int(region["to"].number ?? 0) {
                var changed = good
                changed[at] ^= UInt8(flips["xor"].number ?? 0)
                let refused = await code { _ = try citizen.scan(text: "\(offers)\(id)#\(decimalDigits(changed))") }
                let name = "\(region["field"].text ?? ""), byte \(at)"
                if let reason = region["reason"].text {
                    comparison.expect(name, reason, refused)
                } else {
                    comparison.expect(name, true, refused?.hasPrefix("card_") == true)
                }
            }
        }
        comparison.finish(atLeast: 250)
    }
}
