import DiiaCitizenKit
import Foundation

/// The clocks of this device: the wall clock, and one that goes on while the device sleeps and starts anew with it.
public final class SystemClock: DiiaClock {
    // Does not change while the process lives.
    private let bootId: String?

    public init() { bootId = try? Self.readBootId() }

    public func read() throws -> ClockReading {
        guard let bootId else { throw DiiaClockError.Unavailable }
        return ClockReading(wall: Date(), monotonicMillis: try Self.readMonotonicMillis(), bootId: bootId)
    }
}

#if canImport(Darwin)
import Darwin

extension SystemClock {
    private static func readMonotonicMillis() throws -> Int64 {
        var base = mach_timebase_info_data_t()
        guard mach_timebase_info(&base) == KERN_SUCCESS, base.denom > 0 else { throw DiiaClockError.Unavailable }
        // In two steps: the product of ticks and numerator does not fit after some weeks.
        let ticksPerMilli = 1_000_000 * UInt64(base.denom) / UInt64(base.numer)
        return Int64(mach_continuous_time() / ticksPerMilli)
    }

    private static func readBootId() throws -> String {
        var length = 0
        guard sysctlbyname("kern.bootsessionuuid", nil, &length, nil, 0) == 0, length > 1 else {
            throw DiiaClockError.Unavailable
        }
        var text = [UInt8](repeating: 0, count: length)
        guard sysctlbyname("kern.bootsessionuuid", &text, &length, nil, 0) == 0 else { throw DiiaClockError.Unavailable }
        return String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
}
#elseif canImport(Glibc)
import Glibc

extension SystemClock {
    private static func readMonotonicMillis() throws -> Int64 {
        var time = timespec()
        guard clock_gettime(CLOCK_BOOTTIME, &time) == 0 else { throw DiiaClockError.Unavailable }
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func readBootId() throws -> String {
        let text = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
#endif
