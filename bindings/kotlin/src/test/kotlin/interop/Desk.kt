package interop

import consumer.AirplaneMode
import consumer.MemoryStorage
import diia.citizen.AskWish
import diia.citizen.CheckOutcome
import diia.citizen.CheckResult
import diia.citizen.ClockReading
import diia.citizen.CodeProfile
import diia.citizen.DiiaAsk
import diia.citizen.DiiaCitizen
import diia.citizen.DiiaClock
import diia.citizen.DiiaException
import diia.citizen.DiiaSettings
import diia.citizen.DigitsState
import diia.citizen.NewDocument
import diia.citizen.RequestDelivery
import diia.citizen.Scanned
import diia.citizen.barsCode128
import diia.citizen.jvm.SoftwareKeyStore
import diia.citizen.qrMatrix
import kotlinx.coroutines.runBlocking
import org.json.JSONArray
import org.json.JSONException
import org.json.JSONObject
import java.time.Instant
import java.util.HexFormat

/** One phone, driven by lines: each a JSON object, answered by one. It ends with its input. */
fun main() = runBlocking {
    val desk = Desk()
    for (line in generateSequence(::readlnOrNull)) println(desk.answer(line))
}

/** A command or one of its members is wrong. */
private class BadCommand : Exception()

private class Desk {
    private val keys = SoftwareKeyStore()
    private val known = mutableSetOf<String>()
    private val clock = StandingClock()
    private var opened: DiiaCitizen? = null
    private var asked: DiiaAsk? = null

    suspend fun answer(line: String): JSONObject = try {
        answer(JSONObject(line))
    } catch (error: DiiaException) {
        JSONObject().put("error", error.code())
    } catch (bad: BadCommand) {
        JSONObject().put("error", "bad_command")
    } catch (bad: JSONException) {
        JSONObject().put("error", "bad_command")
    }

    private suspend fun answer(command: JSONObject): JSONObject = when (command.getString("command")) {
        "open" -> open(command)
        "public_key" -> JSONObject().put("public_key", hex(key(command.getString("alias"))))
        "add" -> add(command)
        "show" -> show(command)
        "check" -> check(command)
        "ask" -> ask(command)
        "answer" -> answerAsk(command)
        "check_answer" -> checkAnswer(command)
        "read_card" -> readCard(command)
        "time" -> JSONObject().put("micros", time(command))
        else -> throw BadCommand()
    }

    private fun phone(command: JSONObject): DiiaCitizen {
        val phone = opened ?: throw BadCommand()
        if (command.has("at")) clock.set(command.getLong("at"))
        return phone
    }

    private suspend fun key(alias: String): ByteArray {
        if (known.add(alias)) keys.create(alias, byteArrayOf())
        return keys.publicKey(alias)
    }

    private suspend fun open(command: JSONObject): JSONObject {
        clock.set(command.getLong("at"))
        val settings = DiiaSettings(command.getJSONArray("root_keys").map { bytes(it as String) })
        val citizen = DiiaCitizen.open(keys, MemoryStorage(), AirplaneMode, clock, settings)
        citizen.synchroniseClock(Instant.ofEpochMilli(command.getLong("at")))
        citizen.takeIssuerList(command.getString("issuer_list"))
        for (list in command.getJSONArray("status_lists")) citizen.takeStatusList(list as String)
        opened = citizen
        return JSONObject().put("ok", true)
    }

    private suspend fun add(command: JSONObject): JSONObject {
        val alias = command.getString("alias")
        key(alias)
        val document = NewDocument(
            id = command.getString("id"),
            keyAlias = alias,
            digitsSecret = bytes(command.getString("digits_secret")),
            credentials = command.getJSONArray("credentials").map { bytes(it as String) },
            fields = if (command.has("fields")) command.getString("fields") else null,
        )
        phone(command).addDocument(document)
        return JSONObject().put("ok", true)
    }

    private suspend fun show(command: JSONObject): JSONObject {
        val profile = when (command.getString("profile")) {
            "status" -> CodeProfile.STATUS
            "identity" -> CodeProfile.IDENTITY
            else -> throw BadCommand()
        }
        val code = phone(command).show(command.getString("id"), profile, fresh = true)
        val digits = when (val state = code.digits) {
            is DigitsState.NeedsInternet -> state.drawn
            is DigitsState.Registered -> state.digits
        }
        return JSONObject()
            .put("text", code.text)
            .put("issued_at", code.issuedAt.toEpochMilli())
            .put("expires_at", code.expiresAt.toEpochMilli())
            .put("refresh_at", code.refreshAt.toEpochMilli())
            .put("digits", digits.text)
    }

    private fun check(command: JSONObject): JSONObject {
        val verdict = phone(command).check(command.getString("text"))
        val code = (verdict.result as? CheckResult.Accepted)?.code
        val outcome = when (verdict.outcome) {
            CheckOutcome.VALID -> "valid"
            CheckOutcome.ATTENTION -> "attention"
            CheckOutcome.REFUSED -> "refused"
        }
        return JSONObject()
            .put("outcome", outcome)
            .put("code", orNull((verdict.result as? CheckResult.Refused)?.refusal?.code))
            .put("kind", orNull(code?.kind?.name))
            .put("full_name", orNull(code?.identity?.fullName))
            .put("remaining_millis", orNull(code?.remainingMillis))
            .put("warnings", JSONArray(code?.warnings.orEmpty().map { it.code }))
    }

    private fun ask(command: JSONObject): JSONObject {
        val wish = when (command.getString("wish")) {
            "status" -> AskWish.Status
            "identity" -> AskWish.Identity
            "age_18" -> AskWish.Age(18u)
            else -> throw BadCommand()
        }
        return JSONObject().put("text", phone(command).askAsPerson(wish).also { asked = it }.shown().text)
    }

    private suspend fun answerAsk(command: JSONObject): JSONObject {
        val answering = phone(command).readAsk(command.getString("text"))
        answering.confirm()
        val answer = answering.answer()
        return JSONObject().put("text", answer.text).put("check_digits", answer.checkDigits)
    }

    private fun checkAnswer(command: JSONObject): JSONObject {
        phone(command)
        val checked = (asked ?: throw BadCommand()).check(command.getString("text"))
        val identity = (checked.verdict.result as? CheckResult.Accepted)?.code?.identity
        return JSONObject()
            .put("outcome", checked.verdict.outcome.name.lowercase())
            .put("full_name", orNull(identity?.fullName))
            .put("at_least", orNull(checked.atLeast?.toInt()))
            .put("check_digits", checked.checkDigits)
    }

    private fun readCard(command: JSONObject): JSONObject {
        val scanned = phone(command).scan(command.getString("text")) as? Scanned.Request
            ?: return JSONObject().put("error", "no_request")
        val request = scanned.request
        val documents = request.documents.map { JSONObject().put("name", it.name).put("required", it.required) }
        return JSONObject()
            .put("id", request.id)
            .put("legal_name", request.requester.legalName)
            .put("register_code", request.requester.registerCode)
            .put("branch", request.requester.branch)
            .put("address", request.requester.address)
            .put("purpose", request.purpose)
            .put("recipient", orNull((request.delivery as? RequestDelivery.Letter)?.to))
            .put("documents", JSONArray(documents))
            .put("all_or_nothing", request.allOrNothing)
            .put("with_signature", request.withSignature)
            .put("expires_at", request.expiresAt.toEpochMilli())
    }

    private suspend fun time(command: JSONObject): Double {
        val phone = phone(command)
        val text = command.getString("text")
        return when (command.getString("call")) {
            "bars" -> micros { barsCode128(text) }
            "symbol" -> micros { qrMatrix(text) }
            "check" -> micros { phone.check(text) }
            "read_card" -> micros { phone.scan(text) }
            "show_again" -> micros { phone.show(text, CodeProfile.IDENTITY) }
            "show" -> micros { phone.show(text, CodeProfile.IDENTITY, fresh = true) }
            "sign" -> ByteArray(61).let { message -> micros { keys.sign(text, message) } }
            else -> throw BadCommand()
        }
    }

    private fun orNull(value: Any?): Any = value ?: JSONObject.NULL

    private fun hex(bytes: ByteArray) = HexFormat.of().formatHex(bytes)

    private fun bytes(hex: String) = HexFormat.of().parseHex(hex)
}

/** Stands still at what the last command said. */
private class StandingClock : DiiaClock {
    private var first: Long? = null
    private var now = 0L

    fun set(millis: Long) {
        if (first == null) first = millis
        now = millis
    }

    override fun read() = ClockReading(Instant.ofEpochMilli(now), now - (first ?: now), "interop")
}
