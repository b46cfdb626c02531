package diia.sample

import diia.citizen.DiiaSigningHost
import diia.citizen.DiiaSigningHostException
import diia.citizen.PresenceProof

/** The person does not prove that it is them. */
object NobodySigns : DiiaSigningHost {
    override suspend fun provePresence(requestId: String): PresenceProof = throw DiiaSigningHostException.Cancelled()

    override suspend fun timeStamp(hash: ByteArray): ByteArray? = null

    override suspend fun signDstu(hashes: List<ByteArray>): List<ByteArray>? = null
}
