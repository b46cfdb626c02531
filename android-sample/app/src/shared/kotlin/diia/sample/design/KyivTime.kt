package diia.sample.design

import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.format.DateTimeFormatter

private val KYIV = ZoneId.of("Europe/Kiev") // the name that every Android knows
private val MINUTE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(KYIV)
private val DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy")

/** An instant as people in Ukraine write it. */
fun kyivMinute(instant: Instant): String = MINUTE.format(instant)

/** A date of a document, which the library gives as 2030-12-31. */
fun day(date: String): String = runCatching { DAY.format(LocalDate.parse(date)) }.getOrDefault(date)
