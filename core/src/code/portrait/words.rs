//! What a portrait, or none, means to the person who checks and to the holder.

use crate::text::Bilingual;

/// The document has a portrait: what to do.
pub const PORTRAIT_PROMISED: Bilingual = Bilingual::new(
    "Документ має портрет. Відскануйте другий код на екрані власника й порівняйте обличчя.",
    "The document has a portrait. Scan the second code on the holder’s screen and compare the face.",
);

/// The document has none: what that means.
pub const PORTRAIT_NONE: Bilingual = Bilingual::new(
    "Документ без портрета: він дійсний, але чи він саме цієї людини, телефон не покаже. Якщо це важливо, попросіть документ із фотографією.",
    "The document has no portrait: it is valid, but whether it is this person’s, the phone cannot show. If that matters, ask for a document with a photo.",
);

/// The document has a portrait and the holder's phone shows none: what that means.
pub const PORTRAIT_NOT_SHOWN: Bilingual = Bilingual::new(
    "Документ має портрет, але телефон власника його не показує. Він може бути ще не отриманий: попросіть з’єднатися з інтернетом або показати документ із фотографією.",
    "The document has a portrait, but the holder’s phone does not show it. It may not have been fetched yet: ask the holder to go online, or to show a document with a photo.",
);

/// To the holder, who has a portrait to show.
pub const PORTRAIT_SHOWN: Bilingual = Bilingual::new(
    "Екран по черзі показує два коди: документ і ваш портрет. Тримайте телефон, доки зчитають обидва.",
    "The screen shows two codes by turns: the document and your portrait. Hold the phone until both are read.",
);

/// To the holder, who has none.
pub const PORTRAIT_MISSING: Bilingual = Bilingual::new(
    "Цей документ показується без портрета. Вас можуть попросити ще й документ із фотографією.",
    "This document is shown without a portrait. You may be asked for a document with a photo as well.",
);
