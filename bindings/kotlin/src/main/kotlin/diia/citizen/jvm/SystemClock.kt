package diia.citizen.jvm

import diia.citizen.ClockReading
import diia.citizen.DiiaClock
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.UUID

private val LINUX_BOOT_ID: Path = Path.of("/proc/sys/kernel/random/boot_id")

/**
 * The clocks of a computer. On Linux the boot id is the kernel's; elsewhere it is drawn for the process, so that a restart
 * of the process counts as one of the computer: its clock is unconfirmed until it is synchronised.
 *
 * Java's monotonic clock stands still while the computer sleeps. The wall clock then runs ahead of it, and the library
 * shows its time as unconfirmed.
 */
object SystemClock : DiiaClock {
    private val bootId: String = runCatching { Files.readString(LINUX_BOOT_ID).trim() }
        .getOrNull()?.takeIf { it.isNotEmpty() } ?: UUID.randomUUID().toString()

    override fun read(): ClockReading = ClockReading(Instant.now(), System.nanoTime() / 1_000_000, bootId)
}
