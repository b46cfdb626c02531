package consumer.vectors

import diia.citizen.AskWish
import diia.citizen.DiiaLanguage
import diia.citizen.Scanned
import kotlinx.coroutines.runBlocking
import org.json.JSONArray
import org.json.JSONObject
import org.junit.jupiter.api.Test

/** asks.json by readAsk and scan. Not of this interface: answers, since no key can be put in but the library's own. */
class AskVectorsTest {
    private val file = Vector.file("asks.json")
    private val root = JSONObject().apply { for (name in listOf("kty", "crv", "x", "y")) put(name, file["root"][name].text) }

    private suspend fun phone(vector: Vector) =
        phone(Vector(JSONObject(mapOf("roots" to JSONArray(listOf(root)), "issuer_list" to file["issuer_list"].text))), vector["now"].number!!)

    private fun said(wish: AskWish) = when (wish) {
        is AskWish.Status -> "status"
        is AskWish.Identity -> "identity"
        is AskWish.Age -> "age_${wish.atLeast}"
    }

    @Test
    fun `good asks`() = runBlocking {
        val comparison = Comparison()
        for (vector in file["good"].list) {
            val (name, text) = vector["name"].text to vector["text"].text!!
            val citizen = phone(vector)
            val answering = citizen.readAsk(text)
            comparison.expect(name, vector["wanted"].text, said(answering.wish()))
            comparison.expect(name, vector["institution"].bool, answering.screen(DiiaLanguage.ENGLISH).askerIsInstitution)
            comparison.expect(name, text, (citizen.scan(text) as Scanned.Ask).text)
        }
        comparison.finish(atLeast = 51)
    }

    @Test
    fun `bad asks`() = runBlocking {
        val comparison = Comparison()
        for (vector in file["bad"].list) {
            comparison.expect(vector["name"].text, vector["reason"].text, code { phone(vector).readAsk(vector["text"].text!!) })
        }
        comparison.finish(atLeast = 89)
    }
}
