package diia.citizen.android

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import diia.citizen.DiiaClockException
import java.time.Instant

/** The phone's clocks. The monotonic one goes on while the phone sleeps; the boot id is how often it was started. */
class AndroidClock(context: Context) : DiiaClock {
    private val settings = context.applicationContext.contentResolver

    /** No process outlives its boot: read once, it stays. */
    private val bootId: String by lazy { Settings.Global.getInt(settings, Settings.Global.BOOT_COUNT).toString() }

    override fun read(): ClockReading = try {
        ClockReading(Instant.ofEpochMilli(System.currentTimeMillis()), SystemClock.elapsedRealtime(), bootId)
    } catch (unknown: Settings.SettingNotFoundException) {
        throw DiiaClockException.Unavailable()
    }
}
