package diia.citizen.android

import android.content.Intent
import diia.citizen.DiiaCitizen

/** Longer than any link of the library; what is longer was not made for it. */
private const val LONGEST = 8_192

/**
 * The link by which another app or the camera has opened this activity; null when it was started otherwise. Hand it to
 * [DiiaCitizen.scan], which decides what it is; nothing about it is trusted before.
 *
 * An activity keeps its intent when it is made anew: take the link in onCreate only while savedInstanceState is null, and
 * in onNewIntent.
 */
val Intent.scannedLink: String?
    get() = if (action == Intent.ACTION_VIEW) dataString?.takeIf { it.length <= LONGEST } else null
