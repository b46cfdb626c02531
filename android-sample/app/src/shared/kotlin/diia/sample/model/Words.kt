package diia.sample.model

import diia.citizen.BilingualText
import diia.citizen.ClockState

private infix fun String.or(english: String) = BilingualText(this, english)

/** What the app itself says; everything else is said by the library. */
object Words {
    val back = "Назад" or "Back"
    val notDone = "Не вдалося" or "That did not work"
    val understood = "Зрозуміло" or "OK"
    val done = "Готово" or "Done"

    val welcome = "Документи на цьому телефоні" or "Documents on this phone"
    val welcomeText = "Це зразок застосунку. Документи вигадані: їх видає тестовий реєстр, який ви запускаєте на своєму комп’ютері." or
        "This is a sample app. The documents are made up: a test registry that you run on your computer issues them."
    val sandboxAddress = "Адреса тестового реєстру" or "Address of the test registry"
    val activationCode = "Код активації" or "Activation code"
    val getDocuments = "Отримати тестові документи" or "Get test documents"
    val gettingDocuments = "Отримуємо документи" or "Getting the documents"

    val documents = "Документи" or "Documents"
    val scan = "Сканувати" or "Scan"
    val ask = "Запитати" or "Ask"
    val history = "Історія" or "History"
    val settings = "Налаштування" or "Settings"
    val showCode = "Показати код" or "Show the code"
    val document = "Документ" or "Document"
    val currentUntil = "Чинний на телефоні до" or "Good on this phone until"
    val needsRenewal = "Оновіть, коли буде інтернет: до" or "Refresh it when there is internet: until"
    val ended = "Оновіть документ: не діє від" or "Refresh the document: ended on"
    val notYet = "Почне діяти" or "Begins on"

    val statusProfile = "Чинність" or "Validity"
    val statusProfileText = "Код каже лише, що документ чинний" or "The code tells only that the document is valid"
    val identityProfile = "Особа" or "Person"
    val identityProfileText = "Код називає вас, дату народження й номер" or "The code tells your name, birth date and number"
    val qrForm = "QR-код" or "QR code"
    val barsForm = "Штрихкод" or "Bar code"
    val qrLabel = "QR-код документа, для камери іншого телефона" or "QR code of the document, for another phone’s camera"
    val barsLabel = "Штрихкод документа, для сканера" or "Bar code of the document, for a scanner"
    val codeIsOver = "Код більше не діє" or "The code is over"
    val refreshCode = "Оновити код" or "Refresh the code"

    val scanTitle = "Наведіть камеру на код" or "Point the camera at a code"
    val scanText = "Код документа, запит установи, запитання з іншого телефона або підпис" or
        "A document’s code, an institution’s request, another phone’s question, or a signature"
    val paste = "Вставити з буфера" or "Paste"
    val pickPicture = "Обрати картинку" or "Pick a picture"
    val emptyClipboard = "У буфері немає тексту. Скопіюйте посилання або код і спробуйте ще раз." or
        "There is no text in the clipboard. Copy a link or a code, and try again."
    val noCodeInPicture = "На цій картинці коду не знайдено. Оберіть чіткішу або наведіть камеру." or
        "No code was found in this picture. Pick a sharper one, or use the camera."
    val linkOfAnotherService = "Це посилання на іншу послугу. Цей застосунок його не відкриває." or
        "This link is for another service, which this app does not open."

    val confirmItIsYou = "Підтвердьте, що це ви" or "Confirm that it is you"
    val portraitAlone = "Це портрет до коду. Спершу відскануйте сам код документа." or
        "This is the portrait beside a code. Scan the document’s code first."
    val verdict = "Перевірка" or "Check"
    val holder = "Власник" or "Holder"
    val birthDate = "Дата народження" or "Date of birth"
    val number = "Номер" or "Number"
    val taxNumber = "РНОКПП" or "Tax number"
    val validTo = "Дійсний до" or "Valid to"
    val issuedBy = "Видав" or "Issued by"
    val notNamed = "не названо" or "not named"
    val reached = "Вік" or "Age"
    val years = "років і більше" or "or older"
    val scanPortrait = "Сканувати портрет" or "Scan the portrait"
    val portraitText = "Попросіть показати другий код — портрет." or "Ask for the second code, the portrait."
    val portraitForm = "Портрет" or "Portrait"
    val portraitLabel = "QR-код портрета, для камери іншого телефона" or "QR code of the portrait, for another phone’s camera"
    val portraitOf = "Портрет власника: порівняйте обличчя" or "The holder’s portrait: compare the face"
    val compareDigits = "Звірте вголос: на обох екранах однакові цифри" or "Compare aloud: both screens show the same digits"

    val request = "Запит" or "Request"
    val pairingDigits = "Чотири цифри з екрана" or "Four digits from the screen"
    val pressToChange = "змінити" or "change"

    val letter = "Лист готовий" or "The letter is ready"
    val letterTo = "Кому" or "To"
    val letterSubject = "Тема" or "Subject"
    val letterFiles = "Файли" or "Files"
    val composeLetter = "Відкрити в поштовій програмі" or "Open in the mail client"
    val letterFile = "Зберегти як файл" or "Save as a file"
    val handedOver = "Лист у поштовій програмі. Натисніть там «Надіслати»." or "The letter is in your mail client. Press “Send” there."
    val noMailClient = "На телефоні немає поштової програми. Збережіть лист як файл і надішліть з іншого пристрою." or
        "There is no mail client on this phone. Save the letter as a file, and send it from another device."

    val delivered = "Надіслано" or "Sent"
    val passed = "Передано. Установа ще не підтвердила отримання." or "Passed on. The institution has not confirmed it yet."
    val notDelivered = "Не надіслано" or "Not sent"
    val backToSite = "Повернутися на сайт" or "Back to the site"
    val noCertificate = "На телефоні немає сертифіката для підпису. Отримайте його в налаштуваннях свого застосунку." or
        "There is no signing certificate on this phone. Get one in your app’s settings."

    val askTitle = "Про що запитати?" or "What to ask?"
    val askAge = "Чи є 18 років?" or "18 or older?"
    val askStatus = "Чи чинний документ?" or "Is the document valid?"
    val askIdentity = "Хто це?" or "Who is it?"
    val askText = "Відповідь прочитає лише цей телефон." or "Only this phone can read the answer."
    val showAsk = "Дайте відсканувати це другій людині" or "Let the other person scan this"
    val askLabel = "QR-код запитання" or "QR code of the question"
    val scanAnswer = "Сканувати відповідь" or "Scan the answer"
    val askIsOver = "Час минув" or "Time is up"
    val askAgain = "Запитати ще раз" or "Ask again"
    val answerTitle = "Ваша відповідь" or "Your answer"
    val answerText = "Покажіть її телефону, який запитав. Інші її не прочитають." or
        "Show it to the phone that asked. Nobody else can read it."
    val answerForm = "Відповідь" or "Answer"
    val answerLabel = "QR-код відповіді" or "QR code of the answer"

    val noHistory = "Тут буде, хто, що й коли просив і що ви відповіли." or "Here will be who asked for what, when, and what you answered."
    val exportForPrograms = "Експорт JSON" or "Export JSON"
    val exportForPeople = "Експорт PDF" or "Export PDF"
    val more = "Показати ще" or "Show more"

    val language = "Мова" or "Language"
    val clock = "Годинник" or "Clock"
    val save = "Зберегти" or "Save"
    val refreshLists = "Оновити списки" or "Refresh the lists"
    val listsRefreshed = "Списки установ і відкликаних документів оновлено." or "The lists of issuers and of revoked documents are fresh."
    val records = "Записи" or "Records"
    val recordsAreWhole = "усі записи цілі" or "all records are whole"

    /** How far the phone believes its clock. */
    fun clockIs(state: ClockState): BilingualText = when (state) {
        ClockState.Synchronised -> "час підтверджено сервером" or "time confirmed by a server"
        is ClockState.WallClockOff ->
            "годинник телефона хибить; використано час, підтверджений сервером" or "the phone’s clock is wrong; the time confirmed by a server is used"
        is ClockState.ConfirmedLongAgo -> "час підтверджено понад три доби тому" or "time confirmed over three days ago"
        ClockState.Unsynchronised -> "час не підтверджено" or "time not confirmed"
        ClockState.Restarted -> "час не підтверджено: телефон перезапущено" or "time not confirmed: the phone was restarted"
        is ClockState.Jumped -> "час не підтверджено: годинник перевели" or "time not confirmed: the clock was moved"
    }
}
