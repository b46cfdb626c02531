import DiiaCitizenSupport
import Foundation

/// What the sample itself says. Whatever the library has words for, the library says.
public enum Texts {
    // Tabs and titles.
    public static let documents = BilingualText(uk: "Документи", en: "Documents")
    public static let scan = BilingualText(uk: "Сканувати", en: "Scan")
    public static let ask = BilingualText(uk: "Запитати", en: "Ask")
    public static let history = BilingualText(uk: "Історія", en: "History")
    public static let settings = BilingualText(uk: "Налаштування", en: "Settings")

    // The first screen.
    public static let welcome = BilingualText(uk: "Приклад «Дії» на бібліотеці diia-citizen", en: "A sample of Diia on diia-citizen")
    public static let getDocuments = BilingualText(
        uk: "Отримати тестові документи з пісочниці", en: "Get test documents from the sandbox")
    public static let pasteInvitation = BilingualText(
        uk: "Вставити рядок, який надрукувала пісочниця", en: "Paste the line that the sandbox printed")
    public static let whoseDocuments = BilingualText(uk: "Чиї документи?", en: "Whose documents?")
    public static let notAnInvitation = BilingualText(
        uk: "Це не рядок пісочниці. Скопіюйте його весь, від { до }.",
        en: "This is not the sandbox's line. Copy all of it, from { to }.")

    // The code screen; the words are those of the library's own code screen, which does not hand them over.
    public static let qr = BilingualText(uk: "QR-код", en: "QR-code")
    public static let bars = BilingualText(uk: "Штрихкод", en: "Barcode")
    public static let symbol = BilingualText(uk: "Вигляд коду", en: "Kind of code")
    public static let codeExpired = BilingualText(uk: "Час дії коду закінчився", en: "Code expired")
    public static let portrait = BilingualText(uk: "Портрет", en: "Portrait")
    public static let portraitQr = BilingualText(
        uk: "QR-код портрета, для камери іншого телефона", en: "QR-code of the portrait, for another phone’s camera")
    public static let refreshCode = BilingualText(uk: "Оновити код", en: "Refresh code")
    public static let statusProfile = BilingualText(uk: "Лише чинність", en: "Validity only")
    public static let identityProfile = BilingualText(uk: "З моїми даними", en: "With my data")

    public static let openRequest = BilingualText(
        uk: "Установа просить документи. Переглянути", en: "An institution asks for documents. Look")

    // The scanner.
    public static let pickPicture = BilingualText(uk: "Вибрати зображення", en: "Pick a picture")
    public static let pointCamera = BilingualText(uk: "Наведіть камеру на код", en: "Point the camera at a code")
    public static let noCodeInPicture = BilingualText(
        uk: "На зображенні немає коду, який можна прочитати.", en: "There is no readable code in the picture.")
    public static let noCamera = BilingualText(
        uk: "Камера недоступна. Дозвольте її в налаштуваннях телефона, вставте текст коду або виберіть зображення.",
        en: "The camera is not available. Allow it in the phone's settings, paste the code's text, or pick a picture.")

    // The verdict.
    public static let holder = BilingualText(uk: "Власник", en: "Holder")
    public static let initials = BilingualText(uk: "Ініціали власника", en: "Holder's initials")
    public static let birthDate = BilingualText(uk: "Дата народження", en: "Birth date")
    public static let document = BilingualText(uk: "Документ", en: "Document")
    public static let number = BilingualText(uk: "Номер", en: "Number")
    public static let taxNumber = BilingualText(uk: "РНОКПП", en: "Tax number")
    public static let expiry = BilingualText(uk: "Дійсний до", en: "Expires")
    public static let issuer = BilingualText(uk: "Видавець", en: "Issuer")
    public static let basis = BilingualText(uk: "Підстава", en: "Based on")
    public static let age = BilingualText(uk: "Вік", en: "Age")
    public static let reason = BilingualText(uk: "Причина", en: "Reason")
    public static let scanPortrait = BilingualText(uk: "Сканувати портрет", en: "Scan the portrait")
    public static let askForPortrait = BilingualText(
        uk: "Попросіть показати другий код — портрет.", en: "Ask for the second code, the portrait.")
    public static let portraitOf = BilingualText(
        uk: "Портрет власника: порівняйте обличчя", en: "The holder’s portrait: compare the face")
    public static let cleared = BilingualText(uk: "Результат стерто з екрана", en: "The result was cleared from the screen")
    public static let close = BilingualText(uk: "Закрити", en: "Close")

    // Ask and answer.
    public static let newAsk = BilingualText(uk: "Запитати знову", en: "Ask again")
    public static let readAnswer = BilingualText(uk: "Зчитати відповідь", en: "Read the answer")
    public static let checkDigits = BilingualText(
        uk: "Ці цифри мають збігатися на обох екранах", en: "These digits must be the same on both screens")
    public static let answer = BilingualText(uk: "Відповідь", en: "Answer")
    public static let showAnswer = BilingualText(uk: "Покажіть цей код тому, хто запитує", en: "Show this code to the asker")

    // The letter and signatures.
    public static let letter = BilingualText(uk: "Лист", en: "Letter")
    public static let openMail = BilingualText(uk: "Відкрити в поштовому клієнті", en: "Open in the mail client")
    public static let pairingDigits = BilingualText(
        uk: "Чотири цифри з екрана установи", en: "Four digits from the institution's screen")
    public static let setPin = BilingualText(uk: "Придумайте ПІН підпису, 5 цифр", en: "Choose a PIN for signatures, 5 digits")
    public static let enterPin = BilingualText(uk: "ПІН підпису", en: "PIN for signatures")
    public static let sign = BilingualText(uk: "Підписати", en: "Sign")
    public static let tryAgain = BilingualText(uk: "Спробувати ще раз", en: "Try again")
    public static let choose = BilingualText(uk: "Вибрати", en: "Choose")
    public static let done = BilingualText(uk: "Готово", en: "Done")
    public static let backToSite = BilingualText(uk: "Повернутися на сайт", en: "Back to the site")

    // History.
    public static let export = BilingualText(uk: "Зберегти як JSON", en: "Save as JSON")
    public static let print = BilingualText(uk: "Зберегти як PDF", en: "Save as PDF")
    public static let deletionLetter = BilingualText(uk: "Попросити видалити мої дані", en: "Ask to delete my data")
    public static let nothingYet = BilingualText(uk: "Запитів ще не було", en: "No requests yet")
    public static let more = BilingualText(uk: "Показати ще", en: "Show more")

    // Settings.
    public static let language = BilingualText(uk: "Мова", en: "Language")
    public static let sandbox = BilingualText(uk: "Пісочниця", en: "Sandbox")
    public static let clock = BilingualText(uk: "Годинник", en: "Clock")
    public static let lists = BilingualText(uk: "Списки", en: "Lists")
    public static let synchronise = BilingualText(uk: "Звірити час і списки", en: "Update time and lists")

    // What goes wrong outside the library.
    public static let somethingWentWrong = BilingualText(
        uk: "Не вдалося. Спробуйте ще раз трохи згодом.", en: "It did not work. Try again a little later.")
    public static let cancelled = BilingualText(uk: "Скасовано", en: "Cancelled")
    static let portraitAlone = BilingualText(
        uk: "Це портрет до коду. Спершу відскануйте сам код документа.",
        en: "This is the portrait beside a code. Scan the document’s code first.")
    public static let unknownDocument = BilingualText(uk: "Документ", en: "Document")
    public static let screenIsCaptured = BilingualText(
        uk: "Екран записують або показують деінде, тому код приховано.",
        en: "The screen is being recorded or shown elsewhere, so the code is hidden.")
}
