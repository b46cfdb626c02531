use super::portal_access::PortalAccessBody;

/// The technical administrator's address for such letters.
pub(super) const RECIPIENT: &str = "portal@diia.gov.ua";

/// Subject and text of the cover letter, which is of free form. The head signs it with a qualified electronic signature.
pub(super) fn letter(form: &PortalAccessBody) -> (String, String) {
    let PortalAccessBody { institution, register_code, head, partner, .. } = form;
    let subject = format!("Доступ до Порталу Дія для комплексної послуги «єМалятко»: {institution}");
    let text = format!(
        "Державному підприємству «Дія»\n\n\
         {institution} (код ЄДРПОУ {register_code}) просить надати посадовим особам доступ (підключення робочих місць) до \
         Порталу Дія для надання комплексної послуги «єМалятко» відповідно до Порядку, затвердженого наказом Міністерства \
         цифрової трансформації України від 25 серпня 2020 року № 126. Співробітництво: {partner}.\n\n\
         Додатки:\n\
         1) належним чином завірена копія документа, що підтверджує співробітництво, з кваліфікованим електронним підписом керівника;\n\
         2) заява про надання доступу встановленої форми;\n\
         3) інформація щодо точки доступу у форматі Excel (tochky-dostupu.xlsx);\n\
         4) інформація про перелік посадових осіб у форматі Excel (posadovi-osoby.xlsx).\n\n\
         {head}\n"
    );
    (subject, text)
}
