package diia.sample.model

import diia.citizen.BilingualText

/** The camera, while one certain code is awaited: an answer, a portrait. */
class AwaitedCodeModel(
    private val app: SampleApp,
    val title: BilingualText,
    val hint: BilingualText,
    private val onFound: (String) -> Unit,
) : Screen {
    fun found(text: String) {
        app.back()
        onFound(text)
    }
}
