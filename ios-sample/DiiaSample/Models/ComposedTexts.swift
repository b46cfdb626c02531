import DiiaCitizenSupport
import Foundation

/// Texts of the sample with a time or a number in them.
extension Texts {
    static func codesUntil(_ date: Date) -> BilingualText {
        BilingualText(uk: "Коди можна показувати до \(kyivTime(date))", en: "Codes can be shown until \(kyivTime(date))")
    }

    static func codesEnded(_ date: Date) -> BilingualText {
        BilingualText(uk: "Треба оновити, не діє з \(kyivTime(date))", en: "Must be renewed, ended \(kyivTime(date))")
    }

    static func codesFrom(_ date: Date) -> BilingualText {
        BilingualText(uk: "Діятиме з \(kyivTime(date))", en: "Good from \(kyivTime(date))")
    }

    static func atLeast(_ years: UInt8) -> BilingualText {
        BilingualText(uk: "Щонайменше \(years)", en: "At least \(years)")
    }

    static func basis(_ basis: CheckBasis) -> BilingualText {
        switch basis {
        case .signaturesAndRevocationList(let date):
            BilingualText(
                uk: "Підписи дійсні; список відкликаних від \(kyivTime(date))",
                en: "Signatures valid; revocation list of \(kyivTime(date))")
        case .signaturesOnly:
            BilingualText(uk: "Лише підписи; відкликання не перевірено", en: "Signatures only; revocation not checked")
        }
    }

    /// In a form that needs no plural.
    static func triesLeft(_ count: UInt64) -> BilingualText {
        BilingualText(uk: " Лишилося спроб: \(count).", en: " Tries left: \(count).")
    }

    static func issuerList(_ date: Date) -> BilingualText {
        BilingualText(uk: "Видавці: \(kyivTime(date))", en: "Issuers: \(kyivTime(date))")
    }

    static func statusList(_ date: Date) -> BilingualText {
        BilingualText(uk: "Відкликані документи: \(kyivTime(date))", en: "Revoked documents: \(kyivTime(date))")
    }

    /// The honest clock: what the library knows of the time, in words.
    static func clock(_ state: ClockState) -> BilingualText {
        switch state {
        case .synchronised: BilingualText(uk: "Час підтверджено", en: "Time confirmed")
        case .wallClockOff(let millis): off(millis)
        case .confirmedLongAgo: BilingualText(uk: "Час підтверджено давно", en: "Time confirmed long ago")
        case .unsynchronised: BilingualText(uk: "Час не підтверджено", en: "Time not confirmed")
        case .restarted:
            BilingualText(
                uk: "Телефон перезапущено, час не підтверджено", en: "The phone has restarted; time not confirmed")
        case .jumped:
            BilingualText(uk: "Годинник переставили, час не підтверджено", en: "The clock was moved; time not confirmed")
        }
    }

    private static func off(_ millis: Int64) -> BilingualText {
        // The size as an unsigned number: the smallest Int64 has no positive one.
        let minutes = (millis.magnitude + 30_000) / 60_000
        return millis > 0
            ? BilingualText(
                uk: "Час підтверджено; годинник телефона спішить на \(minutes) хв",
                en: "Time confirmed; the phone's clock is \(minutes) min ahead")
            : BilingualText(
                uk: "Час підтверджено; годинник телефона відстає на \(minutes) хв",
                en: "Time confirmed; the phone's clock is \(minutes) min behind")
    }
}
