package diia.citizen.support

import diia.citizen.BilingualText
import diia.citizen.DiiaException
import java.util.Locale

/** The Ukrainian text for a Ukrainian locale, else the English one. */
fun BilingualText.of(locale: Locale = Locale.getDefault()): String = if (locale.language == "uk") uk else en

/** What happened and what to do, for the person who holds the phone. */
fun DiiaException.explanation(locale: Locale = Locale.getDefault()): String = text().of(locale)
