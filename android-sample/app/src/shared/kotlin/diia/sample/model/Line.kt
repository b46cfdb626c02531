package diia.sample.model

import diia.citizen.AskElement
import diia.citizen.AskElementRole
import diia.citizen.ElementRole
import diia.citizen.ScreenElement
import diia.citizen.SigningElement
import diia.citizen.SigningElementRole

/** How a line of a request is drawn. */
enum class LineKind { TITLE, REQUESTER, DETAIL, PURPOSE, CHOICE, FILE, NOTE, WARNING, PAIRING, CONFIRM, REFUSE }

/** One line of a screen on which the person decides. Its text and label are the library's; [index] is that of its choice. */
data class Line(val kind: LineKind, val text: String, val label: String, val enabled: Boolean, val index: UInt? = null)

fun ScreenElement.line(): Line {
    val role = role
    val kind = when (role) {
        ElementRole.Title -> LineKind.TITLE
        ElementRole.Requester -> LineKind.REQUESTER
        ElementRole.RequesterDetail -> LineKind.DETAIL
        ElementRole.Purpose -> LineKind.PURPOSE
        is ElementRole.Document -> LineKind.CHOICE
        ElementRole.Delivery, ElementRole.Expiry, ElementRole.Return -> LineKind.NOTE
        ElementRole.Pairing -> LineKind.PAIRING
        ElementRole.Warning, ElementRole.Obstacle -> LineKind.WARNING
        ElementRole.Confirm -> LineKind.CONFIRM
        ElementRole.Refuse -> LineKind.REFUSE
    }
    return Line(kind, text, label, enabled, (role as? ElementRole.Document)?.item)
}

fun AskElement.line(): Line {
    val role = role
    val kind = when (role) {
        AskElementRole.Title -> LineKind.TITLE
        AskElementRole.Requester -> LineKind.REQUESTER
        AskElementRole.RequesterDetail -> LineKind.DETAIL
        AskElementRole.Wanted -> LineKind.PURPOSE
        is AskElementRole.Document -> LineKind.CHOICE
        AskElementRole.Privacy, AskElementRole.Expiry -> LineKind.NOTE
        AskElementRole.Warning, AskElementRole.Obstacle -> LineKind.WARNING
        AskElementRole.Confirm -> LineKind.CONFIRM
        AskElementRole.Refuse -> LineKind.REFUSE
    }
    // Of a document only the label says whether it is the chosen one.
    val shown = if (kind == LineKind.CHOICE) label else text
    return Line(kind, shown, label, enabled, (role as? AskElementRole.Document)?.index)
}

fun SigningElement.line(): Line {
    val role = role
    val kind = when (role) {
        SigningElementRole.Title -> LineKind.TITLE
        SigningElementRole.Requester -> LineKind.REQUESTER
        SigningElementRole.RequesterDetail -> LineKind.DETAIL
        SigningElementRole.Purpose, SigningElementRole.FileCount -> LineKind.PURPOSE
        is SigningElementRole.File -> LineKind.FILE
        is SigningElementRole.FileWarning, SigningElementRole.Warning -> LineKind.WARNING
        SigningElementRole.Algorithm, SigningElementRole.Fingerprint, SigningElementRole.Delivery,
        SigningElementRole.Return, SigningElementRole.Expiry,
        -> LineKind.NOTE
        SigningElementRole.Pairing -> LineKind.PAIRING
        SigningElementRole.Confirm -> LineKind.CONFIRM
        SigningElementRole.Refuse -> LineKind.REFUSE
    }
    return Line(kind, text, label, enabled, (role as? SigningElementRole.File)?.index)
}
