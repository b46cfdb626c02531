use crate::text::Bilingual;

/// Between the Ukrainian letter and the English one.
pub(super) const SEPARATOR: &str = "\n* * *\n\n";
pub(super) const GREETING: Bilingual = Bilingual::new("Доброго дня!", "Good day,");
pub(super) const SENDER: Bilingual = Bilingual::new("Надсилає", "Sent by");
pub(super) const INSTITUTION: Bilingual = Bilingual::new("Установа", "Institution");
pub(super) const BRANCH: Bilingual = Bilingual::new("Підрозділ", "Branch");
pub(super) const PURPOSE: Bilingual = Bilingual::new("Послуга або мета", "Service or purpose");
pub(super) const REQUEST_ID: Bilingual = Bilingual::new("Ідентифікатор запиту", "Request ID");
pub(super) const CONFIRMED_AT: Bilingual =
    Bilingual::new("Запит підтверджено (за київським часом)", "Request confirmed (Kyiv time)");

/// The words of one kind of letter.
pub(super) struct Wording {
    pub(super) subject: Bilingual,
    pub(super) opening: Bilingual,
    pub(super) list: Bilingual,
    pub(super) closing: Bilingual,
}

pub(super) const COPIES: Wording = Wording {
    subject: Bilingual::new("Копії документів", "Copies of documents"),
    opening: Bilingual::new(
        "На запит вашої установи надсилаю копії моїх цифрових документів.",
        "At the request of your institution I am sending copies of my digital documents.",
    ),
    list: Bilingual::new("У вкладенні", "Attached"),
    closing: Bilingual::new(
        "Копії створив застосунок із цифровими документами на моєму телефоні. Лист надсилаю особисто я, зі своєї поштової скриньки.",
        "The copies were made by the app with digital documents on my phone. I am sending this letter personally, from my own mailbox.",
    ),
};

pub(super) const DELETION: Wording = Wording {
    subject: Bilingual::new("Прошу видалити мої персональні дані", "Please delete my personal data"),
    opening: Bilingual::new(
        "На запит вашої установи було надано копії моїх цифрових документів. Відкликаю згоду на обробку моїх персональних даних із цих копій і прошу видалити копії та взяті з них дані (стаття 8 Закону України «Про захист персональних даних»).",
        "At the request of your institution, copies of my digital documents were provided. I withdraw my consent to the processing of my personal data from these copies, and ask you to delete the copies and the data taken from them (Article 8 of the Law of Ukraine “On Personal Data Protection”).",
    ),
    list: Bilingual::new("Надані копії", "Copies provided"),
    closing: Bilingual::new(
        "Якщо закон зобов’язує вас зберігати щось із цього, повідомте, будь ласка, що саме, за якою нормою і до якої дати. Прошу підтвердити видалення у відповідь на цей лист.",
        "If the law obliges you to keep any of this, please tell me what, under which provision and until when. Please confirm the deletion in reply to this letter.",
    ),
};
