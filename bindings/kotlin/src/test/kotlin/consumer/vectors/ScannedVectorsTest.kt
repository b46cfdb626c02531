package consumer.vectors

import diia.citizen.DiiaCitizen
import diia.citizen.LinkTarget
import diia.citizen.RequestDelivery
import diia.citizen.Scanned
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** links.json and cards.json by scan. */
class ScannedVectorsTest {
    @Test
    fun links() = runBlocking {
        val file = Vector.file("links.json")
        val citizen = phone(NOBODY, NOW)
        val comparison = Comparison()
        for (vector in file["bad"].list) {
            comparison.expect(vector["name"].text, vector["reason"].text, code { citizen.scan(vector["text"].text!!) })
        }
        for (vector in file["good"].list) {
            val (name, text) = vector["name"].text to vector["text"].text!!
            if (vector["card"].isThere) {
                // Its card is judged at once; this phone knows no issuer.
                comparison.expect(name, true, code { citizen.scan(text) }?.startsWith("card_"))
                continue
            }
            when (val scanned = citizen.scan(text)) {
                is Scanned.Code -> comparison.expect(name, vector["kind"].text to text, "pass" to scanned.text)
                is Scanned.Ask -> comparison.expect(name, vector["kind"].text, "an ask")
                is Scanned.Portrait -> comparison.expect(name, vector["kind"].text, "a portrait")
                is Scanned.Request -> comparison.expect(name, vector["kind"].text, "a request")
                is Scanned.Link -> {
                    val link = scanned.link
                    comparison.expect(name, vector["kind"].text, link.target.code())
                    comparison.expect(name, vector["query"].text, link.query)
                    comparison.expect(name, vector["origin"].text ?: "https", if (link.fromVerifiedScheme) "https" else "custom_scheme")
                    compare(link.target, vector, comparison)
                }
            }
        }
        comparison.finish(atLeast = 700)
    }

    private fun compare(target: LinkTarget, vector: Vector, comparison: Comparison) {
        val name = vector["name"].text
        when (target) {
            is LinkTarget.Code -> {}
            is LinkTarget.DocumentCheck -> {
                comparison.expect(name, vector["document_kind"].text, target.kind)
                comparison.expect(name, vector["document_id"].text, target.documentId)
                comparison.expect(name, vector["otp"].text, target.otp)
            }
            is LinkTarget.OfferRequest -> {
                comparison.expect(name, vector["offer_kind"].text, target.kind)
                comparison.expect(name, vector["id"].text, target.id)
            }
            is LinkTarget.DocumentRequest -> comparison.expect(name, vector["id"].text, target.id)
            is LinkTarget.Identification -> comparison.expect(name, vector["id"].text, target.id)
            is LinkTarget.ServiceEntrance -> comparison.expect(name, vector["otp"].text, target.otp)
            is LinkTarget.PersonToPerson -> {
                comparison.expect(name, vector["service"].text, target.service)
                comparison.expect(name, vector["application"].text, target.application)
                comparison.expect(name, vector["otp"].text, target.otp)
            }
            is LinkTarget.Other -> comparison.expect(name, vector["path"].text, target.path)
        }
    }

    @Test
    fun `good cards`() = runBlocking {
        val file = Vector.file("cards.json")
        val comparison = Comparison()
        for (vector in file["good"].list) {
            val trust = vector["trust"].text ?: continue
            val now = vector["now"].number ?: continue
            val name = vector["name"].text
            val scanned = phone(file["trusts"][trust], now).scan(vector["link"].text!!)
            val request = (scanned as Scanned.Request).request
            val fields = vector["fields"]
            comparison.expect(name, fields["legal_name"].text, request.requester.legalName)
            comparison.expect(name, fields["register_code"].text, request.requester.registerCode)
            comparison.expect(name, fields["branch"].text ?: "", request.requester.branch)
            comparison.expect(name, fields["address"].text ?: "", request.requester.address)
            comparison.expect(name, fields["purpose"].text, request.purpose)
            comparison.expect(name, fields["all_or_nothing"].bool, request.allOrNothing)
            comparison.expect(name, fields["with_signature"].bool, request.withSignature)
            comparison.expect(name, fields["documents"].list.map { it["kind"].text }, request.documents.map { it.name })
            comparison.expect(name, fields["documents"].list.map { it["required"].bool }, request.documents.map { it.required })
            (request.delivery as? RequestDelivery.Letter)?.let { comparison.expect(name, fields["recipient"].text, it.to) }
        }
        comparison.finish(atLeast = 300)
    }

    @Test
    fun `bad cards`() = runBlocking {
        val file = Vector.file("cards.json")
        val comparison = Comparison()
        val phones = mutableMapOf<String, DiiaCitizen>()
        var byTheLink = 0
        for (vector in file["bad"].list) {
            val (trust, now) = vector["trust"].text!! to vector["now"].number!!
            val citizen = phones.getOrPut("$trust $now") { phone(file["trusts"][trust], now) }
            val refused = code { citizen.scan("$OFFERS${vector["offer_id"].text}#${vector["digits"].text}") }
            // A link that carries such a card is refused as a link already.
            if (refused != null && (refused.startsWith("malformed") || refused.startsWith("untrusted"))) {
                byTheLink += 1
            } else {
                comparison.expect(vector["name"].text, vector["reason"].text, refused)
            }
        }
        println("bad cards: $byTheLink refused as links")
        assertTrue(byTheLink <= 20)
        comparison.finish(atLeast = 260)
    }

    @Test
    fun `a card with any byte changed`() = runBlocking {
        val file = Vector.file("cards.json")
        val flips = file["flips"]
        val citizen = phone(file["trusts"][flips["trust"].text!!], flips["now"].number!!)
        val good = flips["bytes"].bytes!!
        val comparison = Comparison()
        for (region in flips["regions"].list) {
            for (at in region["from"].number!!.toInt()..<region["to"].number!!.toInt()) {
                val changed = good.clone()
                changed[at] = (changed[at].toInt() xor flips["xor"].number!!.toInt()).toByte()
                val refused = code { citizen.scan("$OFFERS${flips["offer_id"].text}#${decimalDigits(changed)}") }
                val name = "${region["field"].text}, byte $at"
                val reason = region["reason"].text
                if (reason != null) comparison.expect(name, reason, refused)
                else comparison.expect(name, true, refused?.startsWith("card_"))
            }
        }
        comparison.finish(atLeast = 250)
    }

    private companion object {
        const val OFFERS = "https://diia.app/acquirers/offer-request/static/"
    }
}
