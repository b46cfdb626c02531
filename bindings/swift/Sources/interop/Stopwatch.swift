import Dispatch

/// Microseconds of one call: the middle of 400, after the machine has warmed up.
func micros(_ call: () async throws -> Void) async throws -> Double {
    let clock = { DispatchTime.now().uptimeNanoseconds }
    let warm = clock() + 500_000_000
    while clock() < warm { try await call() }
    var took: [UInt64] = []
    for _ in 0..<400 {
        let start = clock()
        try await call()
        took.append(clock() - start)
    }
    took.sort()
    return Double(took[took.count / 2]) / 1_000
}
