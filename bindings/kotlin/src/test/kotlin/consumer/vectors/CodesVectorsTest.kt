package consumer.vectors

import diia.citizen.CheckBasis
import diia.citizen.CheckResult
import diia.citizen.ClockReading
import diia.citizen.CodeProfile
import diia.citizen.DiiaCitizen
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** passes.json, flips.json, verdicts.json by check. */
class CodesVectorsTest {
    @Test
    fun `bad passes are refused for the reason that they name`() = runBlocking {
        val file = Vector.file("passes.json")
        val comparison = Comparison()
        val phones = mutableMapOf<String, DiiaCitizen>()
        for (vector in file["bad"].list) {
            val base = vector["link_base"].text ?: file["link_base"].text!!
            val verdict = phones.getOrPut(base) { phone(NOBODY, NOW, base) }.check(vector["text"].text!!)
            comparison.expect(vector["name"].text, vector["reason"].text, said(verdict))
        }
        comparison.finish(atLeast = 500)
    }

    /** The lists of flips.json know the issuer of the good passes. Where they do not reach, only the form is judged. */
    @Test
    fun `good passes say what they say`() = runBlocking {
        val file = Vector.file("passes.json")
        val trust = Vector.file("flips.json")["trust"]
        val ofForm = file["bad"].list.mapNotNull { it["reason"].text }.toSet()
        val comparison = Comparison()
        var accepted = 0
        for (vector in file["good"].list) {
            val (name, fields) = vector["name"].text to vector["fields"]
            val base = vector["link_base"].text ?: file["link_base"].text
            val verdict = phone(trust, fields["issued_at"].number ?: 0, base).check(vector["text"].text!!)
            comparison.expect(name, false, said(verdict) in ofForm)
            val code = (verdict.result as? CheckResult.Accepted)?.code ?: continue
            accepted += 1
            comparison.expect(name, fields["kind_name"].text, code.kind?.name)
            comparison.expect(name, fields["profile"].text, if (code.profile == CodeProfile.IDENTITY) "identity" else "status")
            comparison.expect(name, fields["ends_at"].number?.let(::instant), code.expiresAt)
            comparison.expect(name, fields["valid_until"].number?.let(::instant), code.credentialValidUntil)
            val identity = code.identity
            comparison.expect(name, fields["family_name"].text, identity?.lastName)
            comparison.expect(name, fields["given_name"].text, identity?.firstName)
            comparison.expect(name, fields["patronymic"].text, identity?.middleName)
            comparison.expect(name, fields["birth_date"].text, identity?.birthDate)
            comparison.expect(name, fields["number"].text, identity?.number)
            comparison.expect(name, fields["tax_number"].text, identity?.taxNumber)
            comparison.expect(name, fields["expiry"].text, identity?.expiry)
            comparison.expect(name, fields["portrait"].text, code.portrait.digest)
        }
        println("good passes: $accepted of ${file["good"].list.size} accepted to the last field")
        assertTrue(accepted >= 80)
        comparison.finish(atLeast = 1000)
    }

    @Test
    fun `a pass with any byte changed is refused for the reason of its region`() = runBlocking {
        val file = Vector.file("flips.json")
        val comparison = Comparison()
        for (pass in file["passes"].list) {
            // A desk of its own: two of them are the same pass, and it would be seen before.
            val citizen = phone(file["trust"], file["now"].number!!, file["link_base"].text)
            val (name, prefix) = pass["name"].text to pass["prefix"].text
            val good = pass["bytes"].bytes!!
            comparison.expect(name, "valid", said(citizen.check(prefix + decimalDigits(good))))
            for (region in pass["regions"].list) {
                for (at in region["from"].number!!.toInt()..<region["to"].number!!.toInt()) {
                    val changed = good.clone()
                    changed[at] = (changed[at].toInt() xor pass["xor"].number!!.toInt()).toByte()
                    comparison.expect("$name, byte $at", region["expected"].text, said(citizen.check(prefix + decimalDigits(changed))))
                }
            }
        }
        comparison.finish(atLeast = 500)
    }

    @Test
    fun `every verdict is as stated`() = runBlocking {
        val file = Vector.file("verdicts.json")
        val comparison = Comparison()
        for (vector in file["cases"].list) {
            val name = vector["name"].text
            val clock = ToldClock()
            val first = vector["earlier"].list.firstOrNull()?.get("now")?.number ?: vector["now"].number!!
            val citizen = desk(file["trusts"][vector["trust"].text!!], vector["clock_state"].text, first, clock)
            for (earlier in vector["earlier"].list) {
                clock.at(earlier["now"].number!!)
                citizen.check(earlier["text"].text!!)
            }
            clock.at(vector["now"].number!!)
            val verdict = citizen.check(vector["text"].text!!)
            comparison.expect(name, vector["expected"].text, said(verdict))
            comparison.expect(name, vector["clock_state"].text ?: "synchronised", verdict.clock.code())
            val code = (verdict.result as? CheckResult.Accepted)?.code ?: continue
            comparison.expect(name, vector["warnings"].list.map { it.text }, code.warnings.map { it.code })
            when (val basis = code.basis) {
                is CheckBasis.SignaturesAndRevocationList -> {
                    comparison.expect(name, vector["basis"].text, "signatures_and_revocation_list")
                    comparison.expect(name, vector["list_issued_at"].number?.let(::instant), basis.listIssuedAt)
                }
                CheckBasis.SignaturesOnly -> comparison.expect(name, vector["basis"].text, "signatures_only")
            }
            vector["remaining_millis"].number?.let { comparison.expect(name, it, code.remainingMillis) }
            vector["issuer"].text?.let { comparison.expect(name, it, code.issuer.en) }
        }
        comparison.finish(atLeast = 400)
    }

    /** A phone whose clock is in this state when it is told, by show, what instant it is. */
    private suspend fun desk(trust: Vector, state: String?, now: Long, clock: ToldClock): DiiaCitizen {
        val hundredHours = 360_000_000L
        fun shows(wallOff: Long = 0, later: Long = 0): (Long) -> ClockReading =
            { ClockReading(instant(it + wallOff), it - now + 10_000 + later, "boot") }
        return when (state) {
            "restarted" -> {
                clock.tell(now - 3_600_000, 0, "an earlier boot")
                phone(trust, now - 3_600_000, clock = clock).also { clock.show = shows() }
            }
            "unsynchronised" -> {
                clock.show = shows()
                clock.at(now)
                phone(trust, now, confirmed = false, clock = clock)
            }
            "jumped" -> {
                clock.tell(now + 31_000, 10_000)
                val citizen = phone(trust, now, confirmed = false, clock = clock)
                citizen.now()
                citizen.also { clock.show = shows() }
            }
            "confirmed_long_ago" -> {
                clock.tell(now - hundredHours, 10_000)
                phone(trust, now - hundredHours, clock = clock).also { clock.show = shows(later = hundredHours) }
            }
            "wall_clock_off" -> {
                clock.tell(now + 31_000, 10_000)
                phone(trust, now, clock = clock).also { clock.show = shows(wallOff = 31_000) }
            }
            else -> {
                clock.tell(now, 10_000)
                phone(trust, now, clock = clock).also { clock.show = shows() }
            }
        }
    }
}
