package interop

/** Microseconds of one call: the middle of 400, after the machine has warmed up. */
internal suspend fun micros(call: suspend () -> Any?): Double {
    val warm = System.nanoTime() + 1_500_000_000
    while (System.nanoTime() < warm) sink = call()
    val took = LongArray(400)
    for (at in took.indices) {
        val start = System.nanoTime()
        sink = call()
        took[at] = System.nanoTime() - start
    }
    took.sort()
    return took[took.size / 2] / 1_000.0
}

/** What is kept is not left out by the compiler. */
@Volatile
private var sink: Any? = null
