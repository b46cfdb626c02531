package shrunk

import consumer.Phone
import diia.citizen.CodeProfile
import diia.citizen.DiiaException
import diia.citizen.DiiaKeyStoreException
import kotlinx.coroutines.runBlocking

/**
 * A whole app of a few lines, which [ShrunkTest] shrinks and renames: ports that Rust calls, a code that is shown and checked,
 * an error that comes back typed from a port, one from Rust, and an object that is closed.
 */
fun main() = runBlocking {
    Phone().use { phone ->
        val verdict = phone.citizen.check(phone.show(CodeProfile.IDENTITY).text)
        println("outcome=${verdict.outcome.ordinal} ${verdict.headline.en}")
        phone.keys.beforeSigning = { throw DiiaKeyStoreException.AuthenticationRequired() }
        try {
            phone.show(fresh = true)
        } catch (error: DiiaException.AuthenticationRequired) {
            println("port=${error.code()}")
        }
        try {
            phone.citizen.takeIssuerList("not a list")
        } catch (error: DiiaException.Refused) {
            println("refused=${error.code()} ${error.text().uk}")
        }
    }
}
