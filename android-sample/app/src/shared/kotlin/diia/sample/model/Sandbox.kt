package diia.sample.model

import diia.citizen.DiiaCitizen
import diia.citizen.DiiaServer
import diia.citizen.DiiaSettings
import java.util.Base64
import java.util.UUID

/** The public key of the sandbox's root. A real app pins the key of its own issuer list instead. */
val SANDBOX_ROOT: ByteArray = Base64.getUrlDecoder().let { base64 ->
    val x = base64.decode("0W9DpW-bD0tuTD7_AjODJfq_Xi9A_FCM7gFOlFIZ8EU")
    val y = base64.decode("nJvAopVSBEobVJRBUI7JQYJJY2kH4rbJU2vGGyqGY9I")
    byteArrayOf(4) + x + y
}

/** The library's door, for the sandbox at this address. */
suspend fun openCitizen(platform: Platform): DiiaCitizen {
    val server = platform.preferences.sandboxAddress.takeIf { it.isNotBlank() }?.let { DiiaServer(it) }
    val settings = DiiaSettings(rootKeys = platform.rootKeys, server = server)
    return DiiaCitizen.open(platform.keyStore, platform.storage, platform.transport, platform.clock, settings)
}

/**
 * Makes this phone one of a test citizen and fetches each document that the citizen has. [onProgress] hears how many of how
 * many have been asked for.
 */
suspend fun getTestDocuments(platform: Platform, citizen: DiiaCitizen, code: String, onProgress: (Int, Int) -> Unit) {
    citizen.activate(code)
    citizen.refreshLists()
    val kinds = TEST_KINDS
    for ((done, kind) in kinds.withIndex()) {
        onProgress(done, kinds.size)
        obtain(platform, citizen, kind)
    }
    onProgress(kinds.size, kinds.size)
}

/** Each document has a key of its own, which never leaves the phone. */
private suspend fun obtain(platform: Platform, citizen: DiiaCitizen, kind: String) {
    val alias = "document-${UUID.randomUUID()}"
    platform.keyStore.create(alias, ByteArray(0))
    citizen.obtainDocument(kind, kind, alias)
}

/** What every citizen of the sandbox has. */
private val TEST_KINDS = listOf("internal-passport", "foreign-passport", "driver-license", "taxpayer-card")
