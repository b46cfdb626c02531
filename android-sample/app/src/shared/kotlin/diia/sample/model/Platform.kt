package diia.sample.model

import diia.citizen.DiiaClock
import diia.citizen.DiiaKeyStore
import diia.citizen.DiiaLanguage
import diia.citizen.DiiaSigningHost
import diia.citizen.DiiaStorage
import diia.citizen.DiiaTransport
import diia.citizen.LetterParts
import diia.citizen.SigningIdentity

/** What the app takes from the phone that it runs on: the library's four ports, and what only a platform can do. */
interface Platform {
    val keyStore: DiiaKeyStore
    val storage: DiiaStorage
    val transport: DiiaTransport
    val clock: DiiaClock
    val signingHost: DiiaSigningHost

    /** Whoever holds one of these keys decides which issuers are believed: an app pins its own. */
    val rootKeys: List<ByteArray>
    val preferences: Preferences

    /** The key and certificate with which the person signs; null while there is none. */
    suspend fun signingIdentity(): SigningIdentity?

    /** Hands a letter to the person's mail client, which sends it only when they press "Send"; false where there is none. */
    suspend fun compose(letter: LetterParts): Boolean

    /** Offers a file to other apps. */
    suspend fun share(name: String, mediaType: String, bytes: ByteArray)

    /** Opens a page that the library has found good to return to. */
    fun open(link: String)

    /** The bytes of a picture that the person picks, or null. */
    suspend fun pickPicture(): Picture?

    /** The text in the clipboard, or null. */
    fun clipboard(): String?
}

/** A picture as rows of ARGB from the top. */
class Picture(val width: Int, val height: Int, val argb: IntArray)

/** What the app remembers besides what the library keeps. */
interface Preferences {
    var language: DiiaLanguage
    var sandboxAddress: String
}
